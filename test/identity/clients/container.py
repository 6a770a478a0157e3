"""Makes this process one of the container: its files at their real paths, its variables, its user. Needs root.

The image is this machine's /usr and the interpreter; all else of the machine is out of sight, and so is every network but
the one that the process was started in. Nothing of it outlives the process, because it has a mount namespace of its own.
"""
import ctypes
import os
import shutil
import sys

NEW_NAMESPACE = 0x00020000
READ_ONLY, REMOUNT, BIND, RECURSIVE, PRIVATE = 1, 32, 4096, 16384, 1 << 18

IMAGE = ["/usr", sys.base_prefix, sys.prefix, os.path.dirname(os.path.abspath(__file__))]
LINKS = ["/bin", "/lib", "/lib64", "/sbin"]
FILES = ["/etc/passwd", "/etc/group", "/etc/ld.so.cache", "/etc/nsswitch.conf"]

libc = ctypes.CDLL(None, use_errno=True)


def enter(question):
    """Raises OSError if the container runtime could not start the container either."""
    check(libc.unshare(NEW_NAMESPACE), "unshare")
    mount("none", "/", RECURSIVE | PRIVATE)
    root = question["root"]
    check(libc.mount(b"tmpfs", root.encode(), b"tmpfs", 0, b"mode=755"), root)
    lay_image(root)
    for one in question["mounts"]:
        lay_mount(root, one)
    os.chroot(root)
    os.chdir("/")
    become(question["user"])
    os.environ.clear()
    os.environ.update(question["env"])


def lay_image(root):
    for folder in IMAGE:
        bind(folder, make_folder(root + folder), read_only=True)
    for link in LINKS:
        if os.path.islink(link):
            os.symlink(os.readlink(link), root + link)
        elif os.path.isdir(link):
            bind(link, make_folder(root + link), read_only=True)
    for name in ["/dev", "/proc"]:
        mount(name, make_folder(root + name), BIND | RECURSIVE)
    make_folder(root + "/etc")
    os.chmod(make_folder(root + "/tmp"), 0o1777)
    for name in filter(os.path.exists, FILES):
        shutil.copy(name, root + name)


def lay_mount(root, one):
    """Like the container runtime: makes the missing parts of the target, in the file system at that place."""
    target = root + one["target"]
    if os.path.isdir(one["source"]):
        make_folder(target)
    elif not os.path.lexists(target):
        make_folder(os.path.dirname(target))
        open(target, "w").close()
    bind(one["source"], target, one["readOnly"])


def make_folder(path):
    os.makedirs(path, exist_ok=True)
    return path


def become(user):
    os.setgroups(user["groups"])
    os.setgid(user["gid"])
    os.setuid(user["uid"])


def bind(source, target, read_only):
    mount(source, target, BIND)
    if read_only:
        mount(source, target, BIND | REMOUNT | READ_ONLY)


def mount(source, target, flags):
    check(libc.mount(source.encode(), target.encode(), None, flags, None), target)


def check(result, what):
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), what)
