"""A limit on memory at what the machine has, so that a lack of it is an error
that says how much was wanted, not the kernel ending some process."""

import re

try:
    import resource
except ImportError:  # not on Windows
    resource = None

# Left to the system and to the other process of the bench.
RESERVE_BYTES = 512 << 20


def limit_to_available():
    """Lets the process take what is free at this moment and no more."""
    available = available_bytes()
    if resource is None or available is None:
        return
    # Of the limits, the one on data comes nearest to resident memory: that on
    # addresses would count what threads only reserve.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = max(0, data_bytes() + available - RESERVE_BYTES)
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def available_bytes():
    """Bytes that could be taken without others being pushed out: the least of
    what the machine and its control groups say; None where nobody says."""
    machine = field("/proc/meminfo", "MemAvailable")
    groups = [
        group_bytes("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"),
        group_bytes(
            "/sys/fs/cgroup/memory/memory.limit_in_bytes",
            "/sys/fs/cgroup/memory/memory.usage_in_bytes",
        ),
    ]
    known = [value for value in [machine, *groups] if value is not None]
    return min(known, default=None)


def data_bytes():
    """What the limit counts of this process."""
    return field("/proc/self/status", "VmData") or 0


def is_lack(error):
    """Whether an exception is about memory; PyTorch has no class of its own."""
    said = r"can't allocate memory|cannot allocate memory|not enough memory|start new thread"
    return isinstance(error, MemoryError) or bool(re.search(said, str(error), re.I))


def field(path, name):
    """Bytes of a line like "MemAvailable: 12 kB"."""
    text = text_of(path)
    found = text and re.search(rf"^{name}:\s*(\d+) kB$", text, re.M)
    return int(found[1]) * 1024 if found else None


def group_bytes(limit_path, used_path):
    limit, used = text_of(limit_path), text_of(used_path)
    if limit is None or used is None or not limit.strip().isdigit():
        return None
    return max(0, int(limit) - int(used))


def text_of(path):
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return None
