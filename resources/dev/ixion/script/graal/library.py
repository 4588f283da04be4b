"""Quicker ways of a few functions of the library that scripts call for each row, document or file.

Here each call of a Python function and each step costs several times what it costs elsewhere, so these do the same in
fewer. Where anything is out of the ordinary they leave it to the library's own function, which each has as `__wrapped__`.
It is run once in each new context, as the prelude is.
"""
import collections
import sys


def _quicken_collections(collections, function_of):
    """Lets the functions of named tuples be compiled once for all contexts. That module alone sees this eval."""
    kind = type(lambda: None)

    def own_eval(source, namespace):
        made = function_of(source)
        return eval(source, namespace) if made is None else kind(made.__code__, namespace)

    collections.eval = own_eval


_quicken_collections(collections, _java[0])  # before any module that has named tuples
import builtins
import io
import json
import os
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
            try:
                quicken(module)
            except AttributeError:
                pass  # it is not what it was, and stays as it is

        spec.loader.exec_module = exec_module
        return spec


def _put(owner, name, function):
    """Puts a function in the place of the library's, under whose name it goes."""
    plain = getattr(owner, name)
    function.__name__, function.__qualname__, function.__doc__ = name, plain.__qualname__, plain.__doc__
    function.__module__, function.__wrapped__ = plain.__module__, plain
    setattr(owner, name, function)


def _quicken_json(json):
    kind, plain, error_of = json.JSONDecoder, json.JSONDecoder.decode, json.JSONDecodeError

    def decode(self, s, _w=json.decoder.WHITESPACE.match):
        """Without the two regular expressions, where no white space comes first."""
        if type(self) is not kind or type(s) is not str or not s or s[0] in " \t\n\r":
            return plain(self, s, _w)
        try:
            value, end = self.scan_once(s, 0)
        except StopIteration as error:
            raise error_of("Expecting value", s, error.value) from None
        if end != len(s):
            rest = s[end:].lstrip(" \t\n\r")
            if rest:
                raise error_of("Extra data", s, len(s) - len(rest))
        return value

    _put(kind, "decode", decode)


def _quicken_csv(csv):
    kind, plain = csv.DictReader, csv.DictReader.__next__

    def following(self):
        """Without asking for the names of the fields, a property, three times a row."""
        names = self._fieldnames
        if names is None or type(self) is not kind:
            return plain(self)
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

    _put(kind, "__next__", following)


def _quicken_pathlib(pathlib):
    plain_less = pathlib.PurePath.__lt__

    def comes_before(self, other):
        """Compares what was compared before without asking two properties for it."""
        if type(self) is type(other):
            try:
                return self._parts_normcase_cached < other._parts_normcase_cached
            except AttributeError:
                pass
        return plain_less(self, other)

    _put(pathlib.PurePath, "__lt__", comes_before)
    if os.name == "posix" and io.TextIOWrapper(io.BytesIO()).encoding.lower() == "utf-8":
        _quicken_reading(pathlib.Path, pathlib.PosixPath)
    builtins.sorted = _Sorted(builtins.sorted, type(pathlib.Path()), comes_before)


class _Sorted:
    """The builtin sorted, which compares paths by their parts without a call for each two of them. No function: as an
    attribute of a class it must not become a method."""

    __name__ = __qualname__ = "sorted"
    __module__ = "builtins"
    __doc__ = sorted.__doc__

    def __init__(self, plain, kind, comes_before):
        kind._parts_normcase  # else it is not what it was
        self._kind, self._comes_before, self.__wrapped__ = kind, comes_before, plain

    def __call__(self, iterable, /, *, key=None, reverse=False):
        if key is None:
            iterable = list(iterable)
            kind = self._kind
            if (iterable and type(iterable[0]) is kind and kind.__lt__ is self._comes_before
                    and all(type(path) is kind for path in iterable)):
                return self.__wrapped__(iterable, key=lambda path: path._parts_normcase, reverse=reverse)
        return self.__wrapped__(iterable, key=key, reverse=reverse)


def _quicken_reading(path, kind):
    plain, plain_open, name_of, read = path.read_text, path.open, os.fspath, _java[1]

    def read_text(self, encoding=None, errors=None):
        """Without opening it, where it is a small file of UTF-8."""
        if encoding is None and errors is None and type(self) is kind and kind.open is plain_open:
            text = read(name_of(self))
            if text is not None:
                return text
        return plain(self, encoding, errors)  # which says what is wrong, and of which file

    _put(path, "read_text", read_text)


_QUICKEN = {"csv": _quicken_csv, "pathlib": _quicken_pathlib}
_quicken_json(json)
sys.meta_path.insert(0, _Quicker)
