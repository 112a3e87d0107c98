"""What else the machine does while something is measured."""

import os
import time
from collections.abc import Callable
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def machine_busy_seconds() -> float:
    """Processor time spent by everybody since the machine was started."""
    user, nice, system, _, _, irq, softirq, steal = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:9])
    return (user + nice + system + irq + softirq + steal) / TICK


def alone(measure: Callable[[], dict]) -> dict:
    """What was measured, with how many processors' worth everything but us and our children took meanwhile."""
    began, busy, spent = time.perf_counter(), machine_busy_seconds(), sum(os.times()[:4])
    found = measure()
    own = sum(os.times()[:4]) - spent
    others = (machine_busy_seconds() - busy - own) / (time.perf_counter() - began)
    return found | {"others": max(0.0, others)}
