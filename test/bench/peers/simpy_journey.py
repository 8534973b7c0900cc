"""The peers' journey as one SimPy process for each subscriber.

usage: simpy_journey.py '{"subscribers": 1000, "days": 90, "runs": 1, "seed": 1, "offer": {...}}'
Prints one JSON document: counts, seconds and peak memory. `offer` holds the numbers of offer/numbers.ts.
"""

import json
import math
import random
import resource
import sys
import time

import simpy

HOUR = 3600
DAY = 24 * HOUR
NEVER = float("inf")

case = json.loads(sys.argv[1])
offer = case["offer"]
end = case["days"] * DAY
limit = offer["durationDays"] * DAY
messages = offer["messages"]
TIERS = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3]


def after_quiet_hours(now):
    midnight = now // DAY * DAY
    hour = (now - midnight) / HOUR
    if hour < offer["quiet"]["toHour"]:
        return midnight + offer["quiet"]["toHour"] * HOUR
    if hour < offer["quiet"]["fromHour"]:
        return now
    return midnight + DAY + offer["quiet"]["toHour"] * HOUR


def next_offer(now):
    day = now // DAY
    while True:
        moment = day * DAY + offer["offerHour"] * HOUR
        if moment >= now and day % 7 in offer["offerWeekdays"]:
            return moment
        day += 1


class Tally:
    def __init__(self, nodes):
        self.entered = {node: {} for node in nodes}
        whats = ["sent", "engaged", "converted", "no consent", "over the cap"]
        self.counts = {f"{what} {message}": 0 for message in messages for what in whats}
        self.counts["left by goal"] = self.counts["left at the limit"] = 0

    def enter(self, node, now):
        days = self.entered[node]
        day = now // DAY
        days[day] = days.get(day, 0) + 1

    def add(self, what):
        self.counts[what] += 1

    def result(self):
        return {**{f"entered {node}": sum(days.values()) for node, days in self.entered.items()}, **self.counts}


def subscriber(env, row, tally, draw):
    """Responses are known at dispatch; a sleep is cut short by the conversion that ends the journey."""
    has_texts = row // 10 % 20 < 7
    sends = []
    opened = converts = NEVER

    def sleep(until):
        yield env.timeout(min(until, converts) - env.now)
        if converts > env.now:
            return False
        tally.add("left by goal")
        return True

    def rest(until):
        if (yield from sleep(max(env.now, min(until, limit)))):
            return True
        if until > limit:
            tally.add("left at the limit")
        return until > limit

    def dispatch(name):
        nonlocal sends, opened, converts
        now = env.now
        sends = [sent for sent in sends if sent > now - offer["cap"]["days"] * DAY]
        if len(sends) >= offer["cap"]["count"]:
            tally.add(f"over the cap {name}")
            return
        sends.append(now)
        tally.add(f"sent {name}")
        message = messages[name]
        if draw() >= message["engaged"]:
            return
        mean = message["meanHours"]
        due = now + (0 if mean == 0 else int(-math.log(1 - draw()) * mean * HOUR))
        converted = draw() < message["converted"]
        if due >= end:
            return
        tally.add(f"engaged {name}")
        if name == "welcome":
            opened = due
        if converted:
            tally.add(f"converted {name}")
            converts = min(converts, due)

    def message(name):
        tally.enter(name, env.now)
        if messages[name]["channel"] == "sms" and not has_texts:
            tally.add(f"no consent {name}")
            return False
        start = after_quiet_hours(env.now)
        if start > env.now and (yield from sleep(start)):
            return True
        dispatch(name)
        if converts > env.now:
            return False
        tally.add("left by goal")
        return True

    tally.enter("in", 0)
    tally.enter("join", 0)
    if (yield from rest(row // 200 % offer["joinDays"] * DAY + offer["joinHour"] * HOUR)):
        return
    if (yield from message("welcome")):
        return
    tally.enter("listen", env.now)
    listens = env.now + offer["listenHours"] * HOUR
    if opened <= listens:
        if (yield from rest(opened)):
            return
    else:
        if (yield from rest(listens)):
            return
        tally.enter("tier", env.now)
        if TIERS[row % 10] > 0 and (yield from message("reminder")):
            return
    shares = offer["shares"]
    while True:
        tally.enter("share", env.now)
        percent = draw() * 100
        if (yield from message("mail" if percent < shares["mail"] else "text" if percent < shares["mail"] + shares["text"] else "call")):
            return
        tally.enter("rest", env.now)
        if (yield from rest(env.now + offer["restHours"] * HOUR)):
            return
        tally.enter("window", env.now)
        if (yield from rest(next_offer(env.now))):
            return


def run(seed):
    tally = Tally(case["nodes"])
    draw = random.Random(seed).random
    env = simpy.Environment()
    for row in range(case["subscribers"]):
        env.process(subscriber(env, row, tally, draw))
    env.run(until=end)
    return tally.result()


def peak_bytes():
    """The system's own figure begins with that of the parent process, so /proc is asked where there is one."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


began = time.perf_counter()
counts = [run(case["seed"] + n) for n in range(case["runs"])]
elapsed = time.perf_counter() - began
usage = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "engine": f"SimPy {simpy.__version__}, CPython {sys.version.split()[0]}",
            "counts": counts,
            "runMs": [elapsed * 1000 / case["runs"]] * case["runs"],
            "cpuMs": (usage.ru_utime + usage.ru_stime) * 1000,
            "peakBytes": peak_bytes(),
        }
    )
)
