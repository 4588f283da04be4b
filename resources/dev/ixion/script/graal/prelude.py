"""What stands between a script and Ixion: `attest`, the script's arguments and its errors.

It is run once in each new context as the body of a function, in globals of its own, so that nothing a script assigns
changes it. Java calls the functions whose names have no underscore; those with one are for the prelude itself. The words
that a user sees are in the global `_WORDS`, which Java fills from the bundle.
"""
import _imp
import _io
import _posixsubprocess
import _sitebuiltins
import _socket
import _thread
import atexit
import builtins
import errno
import gc
import io
import json
import linecache
import os
import re
import stat
import sys
import time
import traceback
from _frozen_importlib_external import PathFinder as _PathFinder
from _weakref import ref as _weak_reference
from datetime import date as _date, datetime as _datetime, timedelta as _timedelta, timezone as _timezone

DICT, LIST, TUPLE, SYSTEM_EXIT = dict, list, tuple, SystemExit

_MAIN = sys.modules["__main__"].__dict__
_UTC = _timezone.utc
_ENCODING = io.TextIOWrapper(io.BytesIO()).encoding
_EPOCH = _datetime(1970, 1, 1, tzinfo=_UTC)
_MICROSECOND = _timedelta(microseconds=1)
_DEEP = 500
_FRAMES_OF_DEEP = -20  # the last ones
_MOST_LINES = 20
_LONGEST_MESSAGE = 10_000
_LONGEST_TRACEBACK = 100_000
_PAUSES = 0.05, 0.1, 0.3  # in seconds
_PIECE = 0.05  # of a wait, in seconds
_NO_CHILD = 2**31 - 1  # waiting for this one fails, as subprocess expects it where none was started


class _NoJava:
    """Refuses the interpreter's own `java` module in a sentence; its classes are out of reach anyhow."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] == "java":
            raise ModuleNotFoundError(_words("no_java"), name=name)
        return None


class _Mending:
    """Finds modules as ever, and has those of the library mended that need it; a script may have its own of such a name."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        spec = _PathFinder.find_spec(name, path, target) if name in _MENDED else None
        if spec is not None and spec.origin and spec.origin.startswith(sys.base_prefix):
            plain = spec.loader.exec_module

            def exec_module(module):
                plain(module)
                _MENDED[name](module)

            spec.loader.exec_module = exec_module
        return spec


def _closing(*names):
    """Mends a module for compressed files or archives: `_written` gets to know what these write, as the end of a file is
    missing for as long as it is not closed.

    names: of the classes, and of the functions that return what is to be closed
    """

    def noting(function):
        def make(*args, **kwargs):
            made = function(*args, **kwargs)
            _written.add_closing(args[0] if made is None else made)
            return made

        return _known_as(make, function)

    def mend(module):
        for name in names:
            made = getattr(module, name, None)
            if isinstance(made, type):
                made.__init__ = noting(made.__init__)
            elif made is not None:
                setattr(module, name, noting(made))

    return mend


def _steady(threading):
    """Mends waiting for a time. The interpreter begins to wait anew, for the whole time, whenever it halts a thread for a
    moment, as it does to call back weak references after garbage was collected: so who waits does it in pieces."""
    wait, join = threading.Condition.wait, threading.Thread.join

    def steady_wait(self, timeout=None):
        if timeout is None or timeout <= _PIECE:
            return wait(self, timeout)
        return _in_pieces(timeout, lambda piece: wait(self, piece))

    def steady_join(self, timeout=None):
        if timeout is None or timeout <= _PIECE:
            return join(self, timeout)

        def is_over(piece):
            join(self, piece)
            return not self.is_alive()

        _in_pieces(timeout, is_over)

    threading.Condition.wait = _known_as(steady_wait, wait)
    threading.Thread.join = _known_as(steady_join, join)


def _in_pieces(seconds, wait):
    """Waits until there is what is waited for, or the time is over. Returns what the last wait did."""
    end = time.monotonic() + seconds
    while True:
        left = end - time.monotonic()
        done = wait(max(0.0, min(left, _PIECE)))
        if done or left <= _PIECE:
            return done


def _no_native(spec, file=None):
    """Stands for the import of native code, which fails anyhow, late and with a sentence about the interpreter."""
    raise ImportError(_no_native_words(spec.name), name=spec.name)


def _no_native_words(name):
    """Why a module of the library is not there, by the name of its native part, and what there is instead."""
    name = name.lstrip("_")
    return _words("no_native", name) + _use_instead(_INSTEAD.get(name))


def _use_instead(module):
    return _words("use_instead", module) if module else ""


class _Open:
    """The builtin open, which says what to ask for where a file is out of reach. No function: as an attribute of a class it
    must not become a method."""

    __name__ = __qualname__ = "open"
    __doc__ = open.__doc__
    _plain = open

    def __call__(self, file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
        if (encoding is None or encoding == "locale") and isinstance(mode, str) and "b" not in mode:
            encoding = _ENCODING  # which the interpreter asks for anew for each file, and slowly
        opened = _finding_room(_Open._plain, file, mode, buffering, encoding, errors, newline, closefd, opener)
        if mode != "r" and mode != "rb" and opened.writable() and (type(file) is not int or _is_file(file)):
            _written.add(opened)
        return opened

    __call__.__qualname__ = "open"


def _finding_room(function, *args, **kwargs):
    """Calls a function of the interpreter that opens something. Where too much is open, what nobody holds any more is closed
    first: elsewhere that is done at once, here only where garbage is collected."""
    try:
        opened = _telling(function, *args, **kwargs)
        if _full_until[0]:
            _full_until[0] = 0  # what was held then is not any more
        return opened
    except OSError as error:
        if error.errno != errno.EMFILE or time.monotonic() < _full_until[0]:
            raise
    gc.collect()
    for pause in _PAUSES:
        _sleep(pause)  # it is closed soon after
        try:
            return _telling(function, *args, **kwargs)
        except OSError as error:
            if error.errno != errno.EMFILE:
                raise
            full = error
    _full_until[0] = time.monotonic() + 1  # a collection halts all of the application
    raise full


def _known_as(function, plain):
    """Gives a function the name and the words of the one in whose place it goes."""
    function.__name__ = function.__qualname__ = plain.__name__
    function.__doc__ = plain.__doc__
    return function


def _opener(function):
    """A function that opens something, and finds room for it."""

    def open(*args, **kwargs):
        return _finding_room(function, *args, **kwargs)

    return _known_as(open, function)


def _is_file(descriptor):
    """Whether it is one of a file, not of a pipe, which may not take any more."""
    try:
        return stat.S_ISREG(os.fstat(descriptor).st_mode)
    except OSError:
        return False


class _Written:
    """The files that a script writes to. What it wrote and left in a file would be lost where it does not close it: nothing
    here does so as soon as nobody holds the file."""

    _MOST = 256

    def __init__(self):
        self._files = []
        self._closing = []
        self._lock = _thread.allocate_lock()
        self._error = None

    def add(self, file):
        with self._lock:
            if len(self._files) >= self._MOST:
                kept = [one for one in self._files if not _is_done(one)]
                # The descriptors of the older ones are to come back once nobody else holds them
                old, self._files = kept[:-self._MOST // 2], kept[-self._MOST // 2:]
                self._flush(old)
            self._files.append(file)

    def add_closing(self, file):
        """Adds one that is complete only when it is closed."""
        if _is_written(file):
            with self._lock:
                if len(self._closing) >= self._MOST:
                    self._closing = [one for one in self._closing if not _is_done(one)]
                self._closing.append(file)

    def finish(self):
        """Writes what is left in them. Returns the first error, or None."""
        with self._lock:
            for file in reversed(self._closing):  # what writes into another was made after it
                try:
                    file.close()
                except Exception as error:
                    self._error = self._error or error
            self._flush(self._files)
            return self._error

    def _flush(self, files):
        for file in files:
            if not _is_done(file):
                try:
                    file.flush()
                except (OSError, ValueError) as error:
                    self._error = self._error or error


def _is_written(file):
    """Whether a file or an archive is open for writing."""
    return file.writable() if hasattr(file, "writable") else file.mode != "r"


def _is_done(file):
    """Whether a file or an archive is closed, or its buffer was taken from it."""
    try:
        return file.closed if hasattr(file, "closed") else file.fp is None
    except ValueError:
        return True


class _Socket(_socket.socket):
    """The socket of the interpreter, which says what to ask for where a host is out of reach, and is closed where nobody
    holds it any more."""

    __slots__ = ()

    def __init__(self, *args, **kwargs):
        _finding_room(super().__init__, *args, **kwargs)
        descriptor = self.fileno()

        def lost(reference):
            if _held.get(descriptor) is reference:
                del _held[descriptor]
                _socket.close(descriptor)

        try:
            _held[descriptor] = _weak_reference(self, lost)
        except TypeError:
            pass  # the class itself, of which nearly all sockets are a subclass, has no weak references

    def close(self):
        _held.pop(self.fileno(), None)
        return super().close()

    def detach(self):
        _held.pop(self.fileno(), None)
        return super().detach()

    def connect(self, address):
        return _finding_room(super().connect, address)

    def _accept(self):
        return _finding_room(super()._accept)

    def connect_ex(self, address):
        return _telling(super().connect_ex, address)

    def listen(self, *backlog):
        return _finding_room(super().listen, *backlog)

    def bind(self, address):
        return _finding_room(super().bind, address)

    def sendto(self, *args):
        return _finding_room(super().sendto, *args)


def _telling(function, *args, **kwargs):
    """Calls a function of the interpreter; where the border refuses something, the error says what to ask for."""
    _border[0]()  # what was refused before and went unnoticed
    try:
        return function(*args, **kwargs)
    except PermissionError as error:
        raise _told(error) from None


def _looks_up(function):
    """A function that looks a host up, after the border was asked."""

    def look_up(host, *args, **kwargs):
        if isinstance(host, str) and host:
            port = args[0] if args else kwargs.get("port")
            sentence = _border[0](host, host if port is None else f"{host}:{port}")
            if sentence:
                raise PermissionError(sentence)
        return function(host, *args, **kwargs)

    return _known_as(look_up, function)


def _sleep(seconds, _plain=time.sleep):
    # The interpreter's own, given a float, never ends where the run is ended meanwhile
    if not (type(seconds) is int or type(seconds) is float) or not 0 < seconds < _thread.TIMEOUT_MAX:
        return _plain(seconds)
    lock = _thread.allocate_lock()
    lock.acquire()
    _in_pieces(seconds, lambda piece: lock.acquire(True, piece))


def _getpid():
    # The interpreter would read it where a script may not, and then look this machine's name up
    return _PID


def _waitpid(pid, options, /):
    # The interpreter's own waits also until the child's input is closed, which nobody may ever do
    pause = 0.0005
    waited = _children.get(pid)
    while True:
        with _children_lock:
            if pid in (0, -1):
                found = _first_ended()
            elif waited is None or _children.get(pid) is not waited:
                raise ChildProcessError(errno.ECHILD, os.strerror(errno.ECHILD))
            else:
                found = _ended(pid)
        if found[0] or options & os.WNOHANG:
            return found
        _sleep(pause)
        pause = min(2 * pause, 0.02)


def _ended(pid, _plain=os.waitpid):
    """The child and its status if it has ended; it is known no more then. Else two zeros."""
    found = _plain(pid, os.WNOHANG)
    if found[0]:
        del _children[pid]
    return found


def _first_ended():
    if not _children:
        raise ChildProcessError(errno.ECHILD, os.strerror(errno.ECHILD))
    return next((found for found in map(_ended, list(_children)) if found[0]), (0, 0))


def _fork_exec(*args, _plain=_posixsubprocess.fork_exec):
    """Starts a process, or says why not. The interpreter would report it in a way that waits for any other process."""
    _border[0]()
    with _children_lock:
        pid = _plain(*args)
        if pid > 0:
            _children[pid] = object()  # a number may come again
    sentence = _border[0]()
    if sentence:
        raise PermissionError(sentence)
    return pid if pid > 0 else _NO_CHILD


def _told(error):
    """The error with what to ask for, if the border refused something."""
    sentence = _border[0]()
    if not sentence:
        return error
    told = PermissionError(sentence)
    told.errno = error.errno
    return told


def _not_asked(*address):
    """Stands for the border before there is a script."""
    return ""


_border = [_not_asked]
_full_until = [0]  # when room is looked for again, or 0; in seconds as time.monotonic has them
_held = {}  # a weak reference to each socket by its descriptor
_children = {}  # an object for each process that has not been waited for, by its number
_children_lock = _thread.allocate_lock()
_written = _Written()
_IMPORT = re.compile(r"^\s*(?:import\s+([\w. ,]+)|from\s+([\w.]+)\s+import)", re.MULTILINE)
_UNWANTED = {"antigravity", "this", "idlelib", "turtledemo", "turtle", "tkinter", "test", "ctypes", "sqlite3"}
_INSTEAD = {
    "requests": "urllib.request", "httpx": "urllib.request", "aiohttp": "urllib.request", "urllib3": "urllib.request",
    "pandas": "csv", "polars": "csv", "numpy": "statistics", "yaml": "json", "toml": "tomllib", "simplejson": "json",
    "ujson": "json", "orjson": "json", "bs4": "html.parser", "lxml": "xml.etree.ElementTree", "xmltodict":
    "xml.etree.ElementTree", "dateutil": "datetime", "pytz": "zoneinfo", "arrow": "datetime", "regex": "re",
    "dotenv": "os.environ", "feedparser": "xml.etree.ElementTree", "git": "subprocess", "boto3": "urllib.request",
    "bz2": "gzip or lzma", "sqlite3": "python3 as a child process",
}
_MENDED = {"gzip": _closing("GzipFile", "open"), "lzma": _closing("LZMAFile", "open"), "zipfile": _closing("ZipFile"),
           "tarfile": _closing("TarFile"), "threading": _steady}
sys.meta_path.insert(0, _Mending)
for _name in _MENDED:
    if _name in sys.modules:
        _MENDED[_name](sys.modules[_name])
_posixsubprocess.fork_exec = _fork_exec
_PID = os.getpid()
os.getpid = sys.modules[os.name].getpid = _known_as(_getpid, os.getpid)
time.sleep = _known_as(_sleep, time.sleep)
os.waitpid = sys.modules[os.name].waitpid = _known_as(_waitpid, os.waitpid)
for _name in ("open", "pipe", "scandir"):
    _plain, _finding = getattr(os, _name), _opener(getattr(os, _name))
    setattr(os, _name, _finding)
    setattr(sys.modules[os.name], _name, _finding)
    for _supporting in (os.supports_dir_fd, os.supports_fd):
        if _plain in _supporting:
            _supporting.add(_finding)
builtins.open = io.open = _io.open = _Open()
_socket.socket = _socket.SocketType = _Socket
for _name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
    setattr(_socket, _name, _looks_up(getattr(_socket, _name)))


def warm():
    """Imports what most scripts import."""
    import csv
    import re
    import urllib.request


def prepare(request, code, store, border):
    """Gives the script its arguments, its environment and its two global names. The border is still open here.

    request: JSON text with file, argv, environment, warm, upstream and actor; store: the Java function behind attest;
    border: the one that says what was refused.
    """
    request = json.loads(request)
    actor = request["actor"]
    _border[0] = border
    os.environ.update(request["environment"])
    if not request["warm"]:
        _import_ahead(code)

    def attest(subjects, predicates, contexts, actors=None, attributes=None, at=None):
        """Notes that subjects are predicates of contexts, and returns the attestation as a dict.

        A str stands for a list of one. actors: by default this handler. attributes: a dict of what JSON can hold.
        at: ISO 8601 text, datetime, date or seconds since 1970; without a zone it is UTC.
        """
        # Every step is dear here, so Java takes what is plain as it is
        made = store(subjects, predicates, contexts, actors, attributes, at)
        if made is None:
            made = store(_texts("subjects", subjects), _texts("predicates", predicates), _texts("contexts", contexts),
                         None if actors is None else _texts("actors", actors), attributes, at,
                         None if at is None else _microseconds(at))
        if type(made) is str:  # all four are texts, which the claim holds as they are
            id, timestamp, new, kind, source = made.split("\n", 4)
            return {"id": id,
                    "subjects": [subjects if type(subjects) is str else str.__str__(subjects)],
                    "predicates": [predicates if type(predicates) is str else str.__str__(predicates)],
                    "contexts": [contexts if type(contexts) is str else str.__str__(contexts)],
                    "actors": [actor if actors is None else actors if type(actors) is str else str.__str__(actors)],
                    "timestamp": timestamp, "source": source,
                    "attributes": {} if attributes is None else dict(attributes) if kind == "flat" else _copy(attributes),
                    "new": new == "new"}
        if type(made) is not dict:
            raise made
        return made

    attest.__qualname__ = "attest"
    sys.argv = request["argv"]
    sys.modules.pop("java", None)
    sys.meta_path.insert(0, _NoJava)
    _imp.create_dynamic = _no_native
    os._exit = sys.exit  # there is no process to leave at once
    builtins.exit = _sitebuiltins.Quitter("exit", "")
    builtins.quit = _sitebuiltins.Quitter("quit", "")
    file = request["file"]
    linecache.cache[file] = (len(code), None, [line + "\n" for line in code.split("\n")], file)
    _MAIN["attest"] = attest
    _MAIN["upstream"] = request["upstream"]


def _import_ahead(code):
    """Imports what the script will import of the standard library: its compiled modules can be kept only while the border is
    open."""
    for plain, parent in _IMPORT.findall(code):
        for name in (plain or parent).split(","):
            name = name.partition(" as ")[0].strip()
            top = name.partition(".")[0]
            # What has an underscore may be a program, as unittest.__main__ is
            if top in sys.stdlib_module_names and top not in _UNWANTED and not top.startswith("_") and "._" not in name:
                try:
                    __import__(name)
                except BaseException:
                    pass  # the script will see it
    sys.dont_write_bytecode = True


def run(function, *args):
    """Calls a function of the script: (what it returned, None), or (None, what it raised). Out of a coroutine the interpreter
    cannot bring an exception to Java."""
    try:
        return function(*args), None
    except BaseException as error:
        if type(error).__module__ == "polyglot":
            raise  # so the interpreter's own exit looks here
        return None, error


def entry():
    """The script's function `execute`, or None."""
    found = _MAIN.get("execute")
    return found if callable(found) else None


def payload(text):
    """JSON text as Python objects."""
    return json.loads(text)


def finish():
    """Waits for the script's threads, calls its exit functions and writes what is left in its files, as Python does at its
    end. Returns why one of these could not be written, or None."""
    try:
        threading = sys.modules.get("threading")
        if threading is not None:
            threading._shutdown()
        atexit._run_exitfuncs()
    except BaseException as error:
        if type(error).__module__ == "polyglot":
            raise  # so the interpreter's own exit looks here
        traceback.print_exception(error)
    flush()
    return _written.finish()


def flush():
    """Writes what was printed and is still kept back."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            pass  # the script closed or replaced it


def exit_status(error):
    """The status of a SystemExit; prints the text of `sys.exit("text")`."""
    if error.code is None:
        return 0
    if isinstance(error.code, int):
        return int(error.code) & 0xFFFFFFFF
    print(error.code, file=sys.stderr)
    return 1


def answer(id, subjects, predicates, contexts, actors, timestamp, source, attributes, new):
    """What attest returns where a list was given."""
    return {
        "id": id,
        "subjects": list(subjects),
        "predicates": list(predicates),
        "contexts": list(contexts),
        "actors": list(actors),
        "timestamp": timestamp,
        "source": source,
        "attributes": {} if attributes is None else _copy(attributes),
        "new": new,
    }


def refusal(is_type_error, message):
    """What attest raises."""
    return (TypeError if is_type_error else ValueError)("attest(): " + message)


def describe(error, file, code):
    """An exception as (class, message, line, column, traceback, lines of the script's frames); 0 stands for no line or
    column. The traceback has the script's frames alone."""
    _explain(error)
    line, column = _place(error, file)
    message = error.msg if column and isinstance(error.msg, str) else _text_of(error)
    if column and message == "expected ':'":
        line, column = _end_of_line_before(line, column, code)
        error.lineno, error.offset, error.text = line, column, code.split("\n")[line - 1]
        error.end_lineno = error.end_offset = None
    limit = _FRAMES_OF_DEEP if _depth(error) > _DEEP else None
    whole = traceback.TracebackException(type(error), error, error.__traceback__, limit=limit, compact=True)
    _hide_others(whole, file)
    trace = "".join(whole.format())
    if len(trace) > _LONGEST_TRACEBACK:
        trace = trace[:_LONGEST_TRACEBACK // 2] + "\n…\n" + trace[-_LONGEST_TRACEBACK // 2:]
    return _class_name(type(error)), message[:_LONGEST_MESSAGE], line, column, trace, _lines(error, file)


def _explain(error):
    """Puts into an error what the interpreter does not know: what to ask for, what there is instead of a module."""
    if isinstance(error, PermissionError) and error.errno is not None and error.strerror:
        sentence = _border[0]()
        if sentence and (error.filename is None or str(error.filename) in sentence):
            error.filename = error.strerror = error.errno = None
            error.args = (sentence,)
    elif type(error) is ModuleNotFoundError and error.name and error.msg == f"No module named {error.name!r}":
        top = error.name.partition(".")[0]
        if top in sys.stdlib_module_names:
            error.msg += ": " + _no_native_words(top)
        else:
            error.msg += ": " + _words("no_module") + _use_instead(_INSTEAD.get(top) or _alike(top))
        error.args = (error.msg,)


def _alike(name):
    import difflib
    return next(iter(difflib.get_close_matches(name, sys.stdlib_module_names, 1, 0.8)), None)


def type_name(value):
    """The class of a value as a script names it."""
    return type(value).__name__


def _words(key, *parts):
    return _WORDS[key].format(*parts)


def _texts(name, value):
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, (bytes, bytearray, memoryview, dict)) or not hasattr(type(value), "__iter__"):
        raise TypeError("attest(): " + _words("not_texts", name, type(value).__name__))
    texts = list(value)
    for text in texts:
        if not isinstance(text, str):
            raise TypeError("attest(): " + _words("holds_no_text", name, type(text).__name__))
    return texts


def _microseconds(at):
    if isinstance(at, str):
        try:
            time = _datetime.fromisoformat(at)
        except ValueError:
            raise ValueError("attest(): " + _words("no_time", repr(at[:80]))) from None
    elif isinstance(at, _datetime):
        time = at
    elif isinstance(at, _date):
        time = _datetime(at.year, at.month, at.day, tzinfo=_UTC)
    elif isinstance(at, (int, float)) and not isinstance(at, bool):
        try:
            time = _EPOCH + _timedelta(seconds=at)
        except (OverflowError, ValueError):
            raise ValueError("attest(): " + (_words("time_out_of_range", repr(at)) if isinstance(at, float)
                                             else _words("time_too_large"))) from None
    else:
        raise TypeError("attest(): " + _words("no_kind_of_time", type(at).__name__))
    if time.utcoffset() is None:
        time = time.replace(tzinfo=_UTC)
    return (time - _EPOCH) // _MICROSECOND


def _copy(value):
    if isinstance(value, dict):
        made = dict(value)
        for key, item in made.items():
            if type(item) is not str and type(item) is not int:  # each call is dear
                made[key] = _copy(item)
        return made
    if isinstance(value, (list, tuple)):
        return [item if type(item) is str or type(item) is int else _copy(item) for item in value]
    return value


def _text_of(error):
    try:
        return str(error)
    except Exception:
        return _words("no_text", type(error).__name__)


def _class_name(kind):
    return kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"


def _place(error, file):
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno or 1, error.offset or 1
    line = 0
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == file:
            line = step.tb_lineno
        step = step.tb_next
    return line, 0


def _depth(error):
    """How many calls deep the deepest of an exception and those behind it came up."""
    deepest = 0
    for _ in range(100):
        if error is None:
            break
        step, depth = error.__traceback__, 0
        while step is not None:
            step, depth = step.tb_next, depth + 1
        deepest = max(deepest, depth)
        error = error.__cause__ or error.__context__
    return deepest


def _end_of_line_before(line, column, code):
    """The interpreter misses a colon only where the next line begins; a person misses it before."""
    lines = code.split("\n")
    if lines[line - 1][:column - 1].strip():
        return line, column
    for number in range(line - 1, 0, -1):
        text = lines[number - 1].split("#")[0].rstrip()
        if text:
            return number, len(text) + 1
    return line, column


def _lines(error, file):
    """The lines of the script's frames, the outermost first; of a deep recursion the last ones."""
    lines = []
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == file:
            lines.append(step.tb_lineno)
        step = step.tb_next
    return lines[-_MOST_LINES:]


def _hide_others(trace, file, whole=None):
    """Leaves the script's frames; where the error has none at all, those of the library."""
    own = [frame for frame in trace.stack if frame.filename == file]
    if whole is None and not own:
        own = [frame for frame in trace.stack if frame.filename != __file__]
    trace.stack = traceback.StackSummary.from_list(own)
    for inner in (trace.__cause__, trace.__context__, *(trace.exceptions or ())):
        if inner is not None:
            _hide_others(inner, file, trace)
