# /// script
# [tool.ixion]
# description = "Commits, authors, changed files, branches and tags of a git repository"
# accepts = ["/*.git", "~/*.git", "./*.git"]
# permissions = ["run:git"]
# timeout = "30m"
# ///
"""The built-in git ingestor again, as a handler: save it as the type `git` and change what you like.

    ix git <folder>

It asks the `git` program and streams its answer, so memory does not grow with the history. It says what the built-in
ingestor says, apart from the actor, which is `handler:git`. It reads folders only; the built-in one also reads URLs.
"""
import os
import re
import subprocess
import sys
from datetime import datetime, timezone

COMMIT = b"\x01commit"
FIELDS = ["%H", "%P", "%ct", "%an", "%ae", "%at", "%cn", "%ce", "%B"]
NUMSTAT = re.compile(rb"(\d+|-)\t(\d+|-)\t(.*)", re.DOTALL)
CHANGES = {"A": "added", "C": "added", "M": "modified", "T": "modified", "D": "deleted", "R": "renamed"}
SUBMODULE = "160000"


def command(*words):
    # Nobody's settings but the repository's own format: the same history gives the same facts everywhere
    return ["git", "-C", folder, "-c", "core.quotePath=false", "-c", "core.bigFileThreshold=5m",
            "-c", "diff.algorithm=myers", "-c", "diff.orderFile=/dev/null", "-c", "log.showSignature=false",
            "-c", "log.mailmap=false", *words]


def git(*words, given=""):
    done = subprocess.run(command(*words), input=given.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(text(done.stderr).strip() or "git failed")
    return done.stdout


def text(raw):
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def person(name, mail, seconds):
    when = datetime.fromtimestamp(int(seconds), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"name": text(name).strip() or "unknown", "mail": text(mail).strip() or "unknown", "time": when}


def tokens(stream):
    """What stands between the NUL characters of a stream, one by one."""
    rest = b""
    while chunk := stream.read(1 << 16):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    yield rest


def references():
    """Attests where branches and tags point; returns the commits to start from."""
    layout = "%(refname)%00%(objectname)%00%(objecttype)%00%(taggername)%00%(taggeremail:trim)%00" \
             "%(taggerdate:unix)%00%(contents)%00"
    fields = git("for-each-ref", "--format=" + layout, "refs/heads", "refs/remotes", "refs/tags").split(b"\0")
    found = [fields[i:i + 7] for i in range(0, len(fields) - 7, 7)]
    asked = "".join(text(ref[1]) + "^{commit}\n" for ref in found)
    commits = text(git("cat-file", "--batch-check=%(objectname)", given=asked)).splitlines()
    tips = {commit for commit in commits if " " not in commit}
    head = text(subprocess.run(command("rev-parse", "-q", "--verify", "HEAD^{commit}"),
                               stdout=subprocess.PIPE).stdout).strip()
    starts = sorted(tips | {head} - {""})
    if not starts:
        return []
    known = git("log", "--no-walk=unsorted", "--stdin", "--format=%H %ct", given="\n".join(starts) + "\n")
    times = dict(text(line).split(" ") for line in known.splitlines())
    for (name, _, kind, tagger, mail, when, message), commit in zip(found, commits):
        name = text(name).strip("\n")
        if commit not in tips or (name.startswith("refs/remotes/") and name.endswith("/HEAD")):
            continue
        time = int(times[commit])
        attributes = {"repo": repository}
        if kind == b"tag":
            if when:
                attributes["tagger"] = person(tagger, mail, when)
                time = int(when)
            attributes["message"] = text(message).rstrip("\n")
        _, group, short = name.split("/", 2)
        attest(("tag:" if group == "tags" else "branch:") + short, "points_to", commit,
               attributes=attributes, at=time)
    return starts


def shallow_edge(starts):
    """The commits where a shallow clone ends, with the parents that they name but do not have."""
    edge = {}
    if git("rev-parse", "--is-shallow-repository").strip() == b"true":
        for root in text(git("rev-list", "--max-parents=0", "--stdin", given="\n".join(starts) + "\n")).split():
            header = git("cat-file", "commit", root).split(b"\n\n", 1)[0].splitlines()
            parents = [text(line[7:]) for line in header if line.startswith(b"parent ")]
            if parents:
                edge[root] = parents
    return edge


def history(starts):
    """Yields, for each commit, its fields and its changed files."""
    layout = "--format=%x00" + COMMIT.decode() + "%x00" + "%x00".join(FIELDS) + "%x00"
    words = command("log", "--stdin", layout, "--encoding=UTF-8", "--raw", "--numstat", "-z", "--no-abbrev", "--root",
                    "--diff-merges=first-parent", "-M50%", "-l400", "--no-ext-diff", "--no-textconv",
                    "--ignore-submodules=none")
    # The starts go through a pipe: a repository may have more branches than a command line has room
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write(("\n".join(starts) + "\n").encode())
    process.stdin.close()
    stream = tokens(process.stdout)
    fields, entries, counts = None, [], []
    for token in stream:
        token = token.lstrip(b"\n")
        numstat = NUMSTAT.fullmatch(token)
        if token == COMMIT:
            if fields:
                yield fields, changes(entries, counts)
            fields, entries, counts = [next(stream) for _ in FIELDS], [], []
        elif token.startswith(b":"):
            old_mode, new_mode, _, blob, status = text(token[1:]).split(" ")
            paths = [next(stream) for _ in range(2 if status[0] in "RC" else 1)]
            entries.append((status[0], SUBMODULE in (old_mode, new_mode), blob, paths))
        elif numstat:
            if not numstat[3]:
                next(stream), next(stream)
            counts.append((numstat[1], numstat[2]))
    if fields:
        yield fields, changes(entries, counts)
    if process.wait() != 0:
        sys.exit("git log failed")


def changes(entries, counts):
    for (status, submodule, blob, paths), (added, removed) in zip(entries, counts, strict=True):
        attributes = {"change": CHANGES[status]}
        if status == "R":
            attributes["old_path"] = text(paths[0])
        if added == b"-":
            attributes["binary"] = True
        elif not submodule:
            if status == "C":  # git counts against the file it was copied from; it is new all the same
                content = git("cat-file", "blob", blob)
                added, removed = content.count(b"\n") + (content[-1:] not in (b"", b"\n")), 0
            attributes["lines_added"] = int(added)
            attributes["lines_removed"] = int(removed)
        path = text(paths[-1])
        yield path if path.strip() else '"' + path + '"', attributes


def main():
    starts = references()
    if not starts:
        print(repository + " has no commits yet")
        return
    edge = shallow_edge(starts)
    count = 0
    for fields, files in history(starts):
        commit = text(fields[0])
        parents = edge.get(commit) or text(fields[1]).split()
        time = int(fields[2])
        author = person(*fields[3:6])
        attributes = {"message": text(fields[8]).rstrip("\n"), "author": author,
                      "committer": person(fields[6], fields[7], fields[2]), "parents": len(parents)}
        if commit in edge:
            attributes["shallow"] = True
        attest(commit, "is_commit", "repo:" + repository, attributes=attributes, at=time)
        attest(commit, "authored_by", author["name"] + " " + author["mail"], at=time)
        for parent in parents:
            attest(commit, "is_child_of", parent, at=time)
        if commit not in edge:
            for path, change in files:
                attest(path, "modified_in", commit, attributes=change, at=time)
        count += 1
        if count % 1000 == 0:
            print(f"commits {count:,}")
    print(f"{repository}: {count:,} commits")


if len(sys.argv) != 2:
    sys.exit("Say which repository: ix git and a folder")
folder = os.path.expanduser(sys.argv[1])
top = text(git("rev-parse", "--path-format=absolute", "--git-dir")).rstrip("\n")
if git("rev-parse", "--is-inside-work-tree").strip() == b"true":
    top = text(git("rev-parse", "--show-toplevel")).rstrip("\n")
elif os.path.basename(top) == ".git":
    top = os.path.dirname(top)
name = os.path.basename(top)
repository = name[:-4] if name.endswith(".git") and name != ".git" else name
main()
