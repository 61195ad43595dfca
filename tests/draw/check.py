#!/usr/bin/env python3
"""Recomputes a draw and checks a receipt, without any of the portal's own code.

    check.py draw INPUT SEED                  prints the record
    check.py receipt RECORD RECEIPT COMMITMENT  says whether the receipt is right; RECORD may be the published part
    check.py many < LINES                     one {"record", "input", "commitment", "receipts"} per line

Only the standard library. The numbers R1 to R15 are those of the published rule.
"""
import hashlib, json, math, sys
from datetime import date, datetime, timedelta, timezone


def sha(*lines):
    return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


# ---- time -----------------------------------------------------------------------------------------------------------

def last_sunday(year, month):
    day = date(year, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)


def real(text):
    """Minutes since 1970, counting the clock change: summer time from March to October, change at 02:00 and 03:00."""
    local = datetime.fromisoformat(text)
    spring = datetime.combine(last_sunday(local.year, 3), datetime.min.time()) + timedelta(hours=2)
    autumn = datetime.combine(last_sunday(local.year, 10), datetime.min.time()) + timedelta(hours=2)
    hours = 2 if spring <= local < autumn else 1
    return int(local.replace(tzinfo=timezone.utc).timestamp()) // 60 - 60 * hours


def birthday(born, years):
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def right_age(child, occasion):
    first = date.fromisoformat(min(session[0] for session in occasion["sessions"])[:10])
    born, (low, high) = date.fromisoformat(child["born"]), occasion["age"]
    more = timedelta(days=occasion["age_tolerance_days"])
    return birthday(born, low) <= first + more and not birthday(born, high + 1) <= first - more


# ---- the state of a draw --------------------------------------------------------------------------------------------

class Draw:
    def __init__(self, data, seed, called_off=()):
        self.settings, self.seed = data["settings"], seed
        self.occasions = {o["id"]: o for o in data["occasions"]}
        self.children = {c["id"]: c for c in data["children"]}
        self.called_off = set(called_off)
        self.tickets = {g["id"]: g["members"] for g in data["groups"]}
        grouped = {m for g in data["groups"] for m in g["members"]}
        self.tickets.update({c: [c] for c in self.children if c not in grouped})
        self.together = {t: [] for t in self.tickets}  # R4: (occasion, strict, those who confirmed and are left)
        self.lists = {c: [] for c in self.children}
        self.wish = {}  # (child, occasion) -> its together-wish, if it still is one
        for group in data["groups"]:
            for wish in group["together"]:
                left = [c for c in wish["confirmed"] if not self.children[c]["withdrawn"]]
                entry = (wish["occasion"], wish["mode"] == "strict", left)
                if len(left) > 1:
                    self.together[group["id"]].append(entry)
                for child in wish["confirmed"]:
                    self.lists[child].append(wish["occasion"])
                    if len(left) > 1:
                        self.wish[child, wish["occasion"]] = entry
        for child in self.children.values():
            self.lists[child["id"]] += child["wishes"]
        self.order = sorted(self.tickets, key=lambda t: sha("ferienpass-draw/1", seed, t))  # R3
        self.members = {t: sorted(m, key=lambda c, t=t: sha("ferienpass-member/1", seed, t, c)) for t, m in self.tickets.items()}
        self.free = {}  # occasion -> [general, reserved]
        for o in self.occasions.values():
            many = math.inf if o["capacity"] is None else o["capacity"] - o["reserved"]
            self.free[o["id"]] = [0, 0] if o["id"] in self.called_off else [many, o["reserved"]]
        self.held = {c: [] for c in self.children}  # (occasion, round, rank, time)
        self.cut_all = {o: [None] * 8 for o in self.occasions}  # (round, number, time)
        self.cut_general = {o: [None] * 8 for o in self.occasions}
        self.time = 0
        self.now = (0, 0)
        for o in self.occasions:
            self.mark(o)

    def mark(self, o):
        general, reserved = self.free[o]
        for table, free in ((self.cut_all, general + reserved), (self.cut_general, general)):
            for k in range(1, 9):
                if free < k and table[o][k - 1] is None:
                    table[o][k - 1] = (*self.now, self.time)

    def places(self, child, o):
        general, reserved = self.free[o]
        return general + reserved if self.children[child]["entitled"] else general

    def same_offer(self, a, b):
        a, b = self.occasions[a], self.occasions[b]
        return a["offer"] == b["offer"] and not a["offer_repeatable"]

    def conflict(self, a, b):  # R10, time and day
        a, b = self.occasions[a], self.occasions[b]
        if a["may_overlap"] or b["may_overlap"]:
            return False
        gap = self.settings["buffer_minutes"]
        if a["site"] and b["site"] and a["site"] != b["site"]:
            for one, other, minutes in self.settings["travel_minutes"]:
                if {one, other} == {a["site"], b["site"]}:
                    gap = max(gap, minutes)
        for start, end in a["sessions"]:
            for begin, finish in b["sessions"]:
                if real(start) < real(finish) + gap and real(begin) < real(end) + gap:
                    return True
        return self.settings["one_per_day"] and bool(days(a) & days(b))

    def bound(self, child, key):
        both = [x for x in (self.settings[key], self.children[child][key]) if x is not None]
        return min(both) if both else None

    def obstacles(self, child, o):
        """What stands against it on the child's side, with the time it arose."""
        found, price, counts = [], self.occasions[o]["price_cents"], self.occasions[o]["counts_against_limit"]
        for held, _, _, time in self.held[child]:
            if self.same_offer(held, o):
                found.append((time, 2, "same_offer"))
            if self.conflict(held, o):
                found.append((time, 3, "conflict"))
        moments = [(0, 0, 0)] + [(t, self.occasions[h]["counts_against_limit"], self.occasions[h]["price_cents"]) for h, _, _, t in self.held[child]]
        limit, budget, count, spent = self.bound(child, "limit"), self.bound(child, "budget_cents"), 0, 0
        for time, one, cents in moments:
            count, spent = count + one, spent + cents
            if limit is not None and counts and count >= limit:
                found.append((time, 4, "limit"))
            if budget is not None and spent + price > budget:
                found.append((time, 5, "budget"))
        return found

    def feasible(self, child, o):  # R7
        return (not any(h[0] == o for h in self.held[child]) and self.places(child, o) >= self.children[child]["places"]
                and not self.obstacles(child, o))

    def need(self, children):
        size = lambda entitled: sum(self.children[c]["places"] for c in children if self.children[c]["entitled"] is entitled)
        return size(False), size(True)

    def fits(self, children, o):  # R14
        plain, entitled = self.need(children)
        return plain <= self.free[o][0] and plain + entitled <= sum(self.free[o])

    def give(self, child, o, rank):
        need = self.children[child]["places"]
        kept = min(need, self.free[o][1]) if self.children[child]["entitled"] else 0
        self.free[o][1] -= kept
        self.free[o][0] -= need - kept
        self.held[child].append((o, self.now[0], rank, self.time))

    def turn(self, ticket):  # R6, R8
        served = []
        for o, strict, confirmed in self.together[ticket]:
            takers = [c for c in confirmed if self.feasible(c, o)]
            if (len(takers) == len(confirmed) if strict else len(takers) > 1) and self.fits(takers, o):
                self.time += 1
                for c in takers:
                    self.give(c, o, self.lists[c].index(o) + 1)
                self.mark(o)
                served = takers
                break
        anything = bool(served)
        for c in self.members[ticket]:
            if c in served or self.children[c]["withdrawn"]:
                continue
            for rank, o in enumerate(self.lists[c], 1):
                wish = self.wish.get((c, o))
                if not (wish and wish[1]) and self.feasible(c, o):
                    self.time += 1
                    self.give(c, o, rank)
                    self.mark(o)
                    anything = True
                    break
        return anything

    def active(self, ticket):
        return any(not self.children[c]["withdrawn"] for c in self.tickets[ticket])

    def run(self):  # R5, R9, R11
        playing, round = [(n, t) for n, t in enumerate(self.order, 1) if self.active(t)], 0
        while playing:
            round += 1
            going = []
            for number, ticket in sorted(playing, reverse=round % 2 == 0):
                self.now = (round, number)
                if self.turn(ticket):
                    going.append((number, ticket))
            playing = going
        for number, ticket in enumerate(self.order, 1):
            for c in self.members[ticket]:
                child = self.children[c]
                if not child["surprise"] or child["withdrawn"] or self.held[c]:
                    continue
                self.now = (round + 1, number)
                good = [o for o in self.occasions if o not in self.lists[c] and right_age(child, self.occasions[o]) and self.feasible(c, o)]
                if good:
                    self.time += 1
                    best = min(good, key=lambda o: (-self.places(c, o), o))
                    self.give(c, best, 0)
                    self.mark(best)

    def reason(self, child, o):
        found = self.obstacles(child, o)
        me = self.children[child]
        if me["withdrawn"]:
            found.append((0, 0, "withdrawn"))
        if o in self.called_off:
            found.append((0, 1, "called_off"))
        cut = (self.cut_all if me["entitled"] else self.cut_general)[o][me["places"] - 1]
        if cut:
            found.append((cut[2], 6, "full"))
        wish = self.wish.get((child, o))
        if wish and wish[1]:
            plain, entitled = self.need(wish[2])
            cuts = [self.cut_all[o][plain + entitled - 1]] + ([self.cut_general[o][plain - 1]] if plain else [])
            found += [(cut[2], 7, "group_too_large") for cut in cuts if cut]
            found += [(time, 8, "mate") for mate in wish[2] if mate != child for time, _, _ in self.obstacles(mate, o)]
        return min(found)[2]

    def decisions(self):
        granted, refused = [], []
        for c in sorted(self.children):
            granted += [{"child": c, "occasion": o, "round": r, "rank": k} for o, r, k, _ in sorted(self.held[c], key=lambda h: h[2])]
            mine = {h[0] for h in self.held[c]}
            refused += [{"child": c, "occasion": o, "rank": k, "reason": self.reason(c, o)} for k, o in enumerate(self.lists[c], 1) if o not in mine]
        return granted, refused


def draw(data, seed, rehearsal=False):
    called_off = []
    while True:  # R13
        d = Draw(data, seed, called_off)
        d.run()
        count = {o: sum(h[0] == o for held in d.held.values() for h in held) for o in d.occasions}
        short = [(count[o] - d.occasions[o]["minimum"], count[o], o) for o in d.occasions if o not in d.called_off and count[o] < d.occasions[o]["minimum"]]
        if not short:
            break
        called_off.append(min(short)[2])
    granted, refused = d.decisions()
    waiting = {}
    for number, ticket in enumerate(d.order):
        for place, c in enumerate(d.members[ticket]):
            for o in d.lists[c]:
                if not d.children[c]["withdrawn"] and o not in d.called_off and all(h[0] != o for h in d.held[c]):
                    waiting.setdefault(o, []).append((len(d.held[c]), number, place, c))
    counted = [c for c in d.children if d.lists[c] and not d.children[c]["withdrawn"]]
    ranks = [g["rank"] for g in granted if g["rank"]]
    limited = [o for o in d.occasions if d.occasions[o]["capacity"] is not None and o not in d.called_off]
    rows = lambda table, names: {o: [cut and list(cut[:2]) for cut in table[o]] for o in names}
    return {
        "format": "ferienpass-draw-record/1", "input_sha256": hashlib.sha256(canonical(data).encode()).hexdigest(),
        "seed": seed, "rehearsal": rehearsal,
        "tickets": [{"id": t, "number": n, "digest": sha("ferienpass-draw/1", seed, t)} for n, t in enumerate(d.order, 1)],
        "granted": granted, "refused": refused, "called_off": sorted(called_off),
        "waiting": {o: [line[3] for line in sorted(lines)] for o, lines in waiting.items()},
        "cuts": rows(d.cut_all, limited), "cuts_general": rows(d.cut_general, [o for o in limited if d.occasions[o]["reserved"]]),
        "report": {"children": len(counted), "with_a_place": sum(bool(d.held[c]) for c in counted),
                   "with_first_wish": sum(any(h[2] == 1 for h in d.held[c]) for c in counted),
                   "grants_by_rank": [ranks.count(r) for r in range(1, max(ranks, default=0) + 1)]},
    }


# ---- the receipt of one family ----------------------------------------------------------------------------------------

def check_receipt(record, receipt, commitment):
    """Returns what is wrong, or None, and the result of the family: (child, rank, occasion, round). For parents, in German."""
    entry, node = receipt["entry"], None
    node = sha("ferienpass-entry/1", receipt["salt"], canonical(entry))
    for side, other in receipt["path"]:
        node = sha("ferienpass-node/1", other, node) if side == "left" else sha("ferienpass-node/1", node, other)
    if node != commitment["entries_root"]:
        return "Der Eintrag steckt so nicht in der Festlegung.", []
    if receipt["commitment"] != hashlib.sha256(canonical(commitment).encode()).hexdigest():
        return "Der Beleg gehört zu einer anderen Festlegung.", []
    if record["input_sha256"] != commitment["input_sha256"] or receipt["settings"] != commitment["settings"]:
        return "Die Auslosung gehört nicht zu dieser Festlegung.", []
    if any(o not in commitment["occasions"] for o in receipt["occasions"]):
        return "Ein Termin auf dem Beleg steht anders in der Festlegung.", []
    digests = [sha("ferienpass-draw/1", record["seed"], t["id"]) for t in record["tickets"]]
    if digests != sorted(digests) or digests != [t["digest"] for t in record["tickets"]]:
        return "Die Losnummern folgen nicht aus dem Startwert.", []
    tickets = [t["id"] for t in record["tickets"]]
    if len(tickets) != commitment["counts"]["tickets"] or entry["ticket"] not in tickets:
        return "Die Lose sind nicht die der Festlegung.", []
    number = tickets.index(entry["ticket"]) + 1
    data = {"settings": receipt["settings"], "occasions": receipt["occasions"], "children": entry["children"],
            "groups": [entry["group"]] if entry["group"] else []}
    d = Draw(data, record["seed"], [o for o in record["called_off"] if any(row["id"] == o for row in receipt["occasions"])])
    before = lambda cut, round: cut is not None and (cut[0] < round or cut[0] == round and (cut[1] < number if round % 2 else cut[1] > number))
    round, going = 0, d.active(entry["ticket"])
    while going:
        round += 1
        d.now = (round, number)
        for o, cuts in record["cuts"].items():
            if o in d.occasions:
                everything = sum(not before(cut, round) for cut in cuts)
                general = sum(not before(cut, round) for cut in record["cuts_general"].get(o, cuts))
                d.free[o] = [general, everything - general]
        going = d.turn(entry["ticket"])
    result = [(c, k, o, r) for c in sorted(d.children) for o, r, k, _ in sorted(d.held[c], key=lambda h: h[2])]
    # The published record names nobody's places; the office's own one must say the same.
    told = [(g["child"], g["rank"], g["occasion"], g["round"]) for g in record.get("granted", []) if g["child"] in d.children and g["rank"]]
    if "granted" in record and told != result:
        return "Die Zusagen folgen nicht aus Losnummer, Liste und Tabelle.", result
    return None, result


def main():
    load = lambda path: json.load(open(path, encoding="utf-8"))
    if sys.argv[1:2] == ["draw"]:
        sys.stdout.write(canonical(draw(load(sys.argv[2]), sys.argv[3])))
    elif sys.argv[1:2] == ["receipt"]:
        wrong, result = check_receipt(*map(load, sys.argv[2:5]))
        if wrong:
            sys.exit(wrong)
        for child, rank, occasion, round in result:
            print(f"Kind {child}: Wunsch {rank}, {occasion}, in Runde {round}")
        print("Der Beleg stimmt." if result else "Kein Platz. Der Beleg stimmt.")
    elif sys.argv[1:2] == ["many"]:
        draws = receipts = 0
        for line in sys.stdin:
            case = json.loads(line)
            again = draw(case["input"], case["record"]["seed"], case["record"]["rehearsal"])
            if again != case["record"]:
                differs = {key: (again[key], case["record"][key]) for key in again if again[key] != case["record"][key]}
                sys.exit(f"another record: {canonical(differs)}\nfor the input {canonical(case['input'])}")
            for receipt in case["receipts"]:
                wrong, _ = check_receipt(case["record"], receipt, case["commitment"])
                if wrong:
                    sys.exit(f"{wrong}: {canonical(receipt)}\nfor the input {canonical(case['input'])}")
                receipts += 1
            draws += 1
        print(f"{draws} draws, {receipts} receipts")
    else:
        sys.exit(__doc__)


def days(occasion):
    """Every calendar day an occasion touches; an end at midnight does not touch the new day."""
    touched = set()
    for start, end in occasion["sessions"]:
        day, last = date.fromisoformat(start[:10]), (datetime.fromisoformat(end) - timedelta(minutes=1)).date()
        while day <= last:
            touched.add(day)
            day += timedelta(days=1)
    return touched


if __name__ == "__main__":
    main()
