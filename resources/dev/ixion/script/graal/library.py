"""Quicker ways of a few functions of the library that scripts call for each row, document or file.

Here each call of a Python function and each step costs several times what it costs elsewhere, so these do the same in
fewer. Where anything is out of the ordinary they leave it to the library's own function, which is the last argument of
each. It is run once in each new context, as the prelude is.
"""
import json
import os
import sys
from _frozen_importlib_external import PathFinder as _PathFinder


class _Quicker:
    """Finds modules as ever, and puts the quicker ways into those of the library when they are imported."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        quicken = _QUICKEN.get(name)
        spec = quicken and _PathFinder.find_spec(name, path, target)
        if not spec or not spec.origin or not spec.origin.startswith(sys.base_prefix):
            return None
        plain = spec.loader.exec_module

        def exec_module(module):
            plain(module)
            quicken(module)

        spec.loader.exec_module = exec_module
        return spec


def _put(owner, name, function):
    """Puts a function in the place of the library's, under whose name it goes."""
    plain = getattr(owner, name)
    function.__name__, function.__qualname__, function.__doc__ = name, plain.__qualname__, plain.__doc__
    function.__module__ = plain.__module__
    setattr(owner, name, function)


def _decode(self, s, _w=json.decoder.WHITESPACE.match, _kind=json.JSONDecoder, _error=json.JSONDecodeError,
            _plain=json.JSONDecoder.decode):
    """Without the two regular expressions, where no white space comes first."""
    if type(self) is not _kind or type(s) is not str or not s or s[0] in " \t\n\r":
        return _plain(self, s, _w)
    try:
        value, end = self.scan_once(s, 0)
    except StopIteration as error:
        raise _error("Expecting value", s, error.value) from None
    if end != len(s):
        rest = s[end:].lstrip(" \t\n\r")
        if rest:
            raise _error("Extra data", s, len(s) - len(rest))
    return value


def _quicken_csv(csv):
    def _next(self, _kind=csv.DictReader, _plain=csv.DictReader.__next__):
        """Without asking for the names of the fields, a property, three times a row."""
        names = self._fieldnames
        if names is None or type(self) is not _kind:
            return _plain(self)
        reader = self.reader
        row = next(reader)
        self.line_num = reader.line_num
        if row == []:
            while row == []:
                row = next(reader)
            self.line_num = reader.line_num
        fields = dict(zip(names, row))
        missing = len(names) - len(row)
        if missing < 0:
            fields[self.restkey] = row[missing:]
        elif missing > 0:
            for name in names[-missing:]:
                fields[name] = self.restval
        return fields

    _put(csv.DictReader, "__next__", _next)


def _quicken_pathlib(pathlib):
    def _comes_before(self, other, _plain=pathlib.PurePath.__lt__):
        """Compares what was compared before without asking two properties for it."""
        if type(self) is type(other):
            try:
                return self._parts_normcase_cached < other._parts_normcase_cached
            except AttributeError:
                pass
        return _plain(self, other)

    def _read_text(self, encoding=None, errors=None, _kind=pathlib.PosixPath, _open=os.open, _read=os.read,
                   _close=os.close, _flags=os.O_RDONLY | os.O_CLOEXEC, _plain=pathlib.Path.read_text):
        """Without the three objects that a file opened as text is made of."""
        if encoding is not None or errors is not None or type(self) is not _kind:
            return _plain(self, encoding, errors)
        try:
            handle = _open(self, _flags)
            try:
                parts = [_read(handle, 65536)]
                while parts[-1]:
                    parts.append(_read(handle, 1 << 20))
            finally:
                _close(handle)
        except (OSError, ValueError):
            return _plain(self)  # which says what is wrong, and of which file
        text = b"".join(parts).decode()
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    _put(pathlib.PurePath, "__lt__", _comes_before)
    if os.name == "posix":
        _put(pathlib.Path, "read_text", _read_text)


_QUICKEN = {"csv": _quicken_csv, "pathlib": _quicken_pathlib}
_put(json.JSONDecoder, "decode", _decode)
sys.meta_path.insert(0, _Quicker)
