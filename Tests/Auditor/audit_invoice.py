"""Audits the bundle of an invoice: adds every event again to the cent, and checks commitments, proof and signatures.

Written from Docs/AUDITOR.md alone; nothing of the product is in it. Needs Python 3.9, its time zones, and the package
`cryptography` for Ed25519.

    python audit_invoice.py BUNDLE --keys KEYS [--previous BUNDLE]

Ends with 0 where everything holds, and with 1 and the first thing that does not.
"""

import argparse
import base64
import collections
import datetime
import decimal
import hashlib
import hmac
import json
import sys
import zoneinfo

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# ISO 4217, where the minor unit is no hundredth.
DIGITS = {**dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
          **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3), "CLF": 4, "UYW": 4}
decimal.getcontext().prec = 60


class Wrong(Exception):
    """Something does not hold."""


def need(holds, what):
    if not holds:
        raise Wrong(what)


# Forms


def canonical(value):
    """RFC 8785, for texts, truth values, nulls and whole numbers: names in the order of their UTF-16 units."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    need(not isinstance(value, float), "a record has a number that is not whole")
    return json.dumps(value, ensure_ascii=False)


def sha256_hex(text):
    return hashlib.sha256(text.encode()).hexdigest()


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A growing Merkle tree (RFC 6962): the roots of its perfect subtrees alone."""

    def __init__(self):
        self.size, self.roots = 0, []

    def append(self, value):
        size = self.size
        while size & 1:
            value = node_hash(self.roots.pop(), value)
            size >>= 1
        self.roots.append(value)
        self.size += 1

    def root(self):
        if not self.roots:
            return hashlib.sha256(b"").digest()
        value = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            value = node_hash(left, value)
        return value


# The log


def trusted(path):
    """Lines `log NAME+ID+KEY [FIRST [LAST]]`: by name, keys with the sizes that they sign."""
    keys = collections.defaultdict(list)
    for line in open(path):
        parts = line.split()
        if not parts or parts[0] != "log":
            continue
        name, identity, key = parts[1].split("+", 2)
        sizes = [int(part) for part in parts[2:]]
        first, last = (sizes + [0])[0], (sizes[1:] + [2 ** 63])[0]
        material = base64.b64decode(key)
        need(material[0] == 1, "a key is not Ed25519")
        digest = hashlib.sha256(name.encode() + b"\n" + material).digest()
        need(digest[:4].hex() == identity, "a key's id is not its own")
        keys[name].append((digest[:4], Ed25519PublicKey.from_public_bytes(material[1:]), first, last))
    return keys


def checked_root(proof, keys):
    """Size and root of the proof's checkpoint, where a trusted key signed it."""
    text, signatures = proof["checkpoint"].rsplit("\n\n", 1)
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    signed = False
    for line in signatures.splitlines():
        _, name, signature = line.split(" ")
        data = base64.b64decode(signature)
        for identity, key, first, last in keys.get(origin, []):
            if name == origin and data[:4] == identity and first <= int(size) <= last:
                try:
                    key.verify(data[4:], text.encode())
                except InvalidSignature as error:
                    raise Wrong("the checkpoint's signature is false") from error
                signed = True
    need(signed, f"no trusted key signed the checkpoint of {origin}")
    return int(size), base64.b64decode(root)


def opened(entry, key, record):
    """Whether a leaf is the commitment to a record."""
    code = hmac.new(base64.b64decode(key), canonical(record).encode(), "sha256").digest()
    return base64.b64decode(entry) == b"\x01" + code


def check_proof(proof, keys):
    need(proof.get("opening"), "the proof does not open its record")
    need(opened(proof["leaf"], proof["opening"]["key"], proof["opening"]["record"]),
         "the record is not the one that the leaf commits to")
    size, root = checked_root(proof, keys)
    # RFC 9162, section 2.1.3.2.
    index, last, value = proof["index"], size - 1, leaf_hash(base64.b64decode(proof["leaf"]))
    need(0 <= index <= last, "the leaf's place is not in the tree")
    for text in proof["inclusion_path"]:
        need(last > 0, "the path is too long")
        sibling = base64.b64decode(text)
        if index & 1 or index == last:
            value = node_hash(sibling, value)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        index, last = index >> 1, last >> 1
    need(last == 0 and value == root, "the leaf is not in the tree that was signed")
    return proof["opening"]["record"]


# Money


def minor(amount, digits):
    """Minor units, half away from zero."""
    return int(amount.scaleb(digits).quantize(decimal.Decimal(1), rounding=decimal.ROUND_HALF_UP))


def split(whole, weights):
    """Largest remainder; of equal ones the first."""
    total = sum(weights)
    if total == 0:
        return [whole] + [0] * (len(weights) - 1)
    parts = [abs(whole) * weight // total for weight in weights]
    order = sorted(range(len(weights)), key=lambda index: (-(abs(whole) * weights[index] % total), index))
    for index in order[:abs(whole) - sum(parts)]:
        parts[index] += 1
    return [part if whole >= 0 else -part for part in parts]


Line = collections.namedtuple("Line", "kind meter label book quantity unit amount minor")


def choices(prices):
    """A meter's prices, each with its condition."""
    if not isinstance(prices, list):
        return [(None, prices)]
    return [(entry.get("when"), entry["price"]) for entry in prices]


def holds(condition, outcome, dimensions):
    if condition is None:
        return True
    named = dict(condition.get("metadata", {}))
    if "country" in condition:
        named["document.country"] = condition["country"]
    if "document_type" in condition:
        named["document.type"] = condition["document_type"]
    if "outcome" in condition and outcome not in condition["outcome"]:
        return False
    return all(dimensions.get(name) in values for name, values in named.items())


def position(prices, outcome, dimensions):
    return next(index for index, (condition, _) in enumerate(choices(prices)) if holds(condition, outcome, dimensions))


def charges(price, quantity):
    """What a quantity costs: label, units, price of one, amount."""
    if quantity == 0:
        return []
    if isinstance(price, str):
        unit = decimal.Decimal(price)
        return [("", quantity, unit, unit * quantity)]
    (model, terms), = price.items()
    if model == "pass_through":
        unit = decimal.Decimal(terms["cost"]) * (1 + decimal.Decimal(terms.get("markup_percent", "0")) / 100)
        return [("", quantity, unit, unit * quantity)]
    if model == "package":
        count = -(-quantity // terms["size"])
        return [(f"{count} × {terms['size']}", quantity, None, decimal.Decimal(terms["price"]) * count)]
    found, before = [], 0
    for tier in terms:
        end = tier.get("up_to")
        unit, fixed = decimal.Decimal(tier["unit"]), decimal.Decimal(tier.get("fixed", "0"))
        label = f"{before + 1}-{'' if end is None else end}"
        if model == "graduated" and before < quantity:
            count = min(quantity, end or quantity) - before
            found.append((label, count, unit, unit * count + fixed))
        if model == "volume" and not found and (end is None or quantity <= end):
            found.append((label, quantity, unit, unit * quantity + fixed))
        before = end
    return found


def priced(counts, books, day_count, digits):
    """The lines of a period. `counts`: by book, meter and position. `books`: documents with their days, in order."""
    days = [entry["days"] for entry in books]
    need(sum(days) <= day_count, "books hold on more days than the period has")

    def share(whole, index):
        return split(whole, days + [day_count - sum(days)])[index]

    usage, discounts, fees, least = [], [], [], 0
    for index, entry in enumerate(books):
        book = entry["document"]
        name = f"{book['slug']}@{book['version']}"
        own = []
        for meter in sorted(book["prices"]):
            prices = choices(book["prices"][meter])
            used = [counts.get((name, meter, place), 0) for place in range(len(prices))]
            if not sum(used):
                continue
            free = min(sum(used), share(book.get("free", {}).get(meter, 0), index))
            freed = split(free, used)
            for place, (_, price) in enumerate(prices):
                for label, units, unit, amount in charges(price, used[place] - freed[place]):
                    tag = ", ".join(part for part in (f"#{place + 1}" if len(prices) > 1 else "", label) if part)
                    own.append(Line("usage", meter, tag, name, units, unit, amount, minor(amount, digits)))
            if free:
                own.append(Line("allowance", meter, "", name, free, decimal.Decimal(0), decimal.Decimal(0), 0))
        usage += own
        if "discount_percent" in book:
            base = decimal.Decimal(sum(line.minor for line in own)).scaleb(-digits)
            amount = -(base * decimal.Decimal(book["discount_percent"]) / 100)
            if amount < 0:
                discounts.append(Line("discount", None, "", name, 1, None, amount, minor(amount, digits)))
        for fee in book.get("fees", []):
            part = share(minor(decimal.Decimal(fee["amount"]), digits), index)
            if part:
                fees.append(Line("fee", None, fee["name"], name, 1, None, decimal.Decimal(part).scaleb(-digits), part))
        if "minimum" in book:
            least += share(minor(decimal.Decimal(book["minimum"]), digits), index)
    used = sum(line.minor for line in usage + discounts)
    lines = usage + discounts + fees
    if used < least:
        rest = least - used
        lines.append(Line("minimum", None, "", name, 1, None, decimal.Decimal(rest).scaleb(-digits), rest))
    return lines


def counted(line):
    return line.kind in ("usage", "allowance")


def ordered(lines):
    """Usage and free units by meter and book, the rest behind."""
    return sorted(filter(counted, lines), key=lambda line: (line.meter, line.book)) + [
        line for line in lines if not counted(line)]


def late(new, old, was_closed, digits):
    """What late usage adds to a period, line by line."""
    def key(line):
        return line[:4]

    def less(line, other):
        quantity = line.quantity - (other.quantity if other else 0) if counted(line) else 1
        amount = line.amount - (other.amount if other else 0)
        return line._replace(quantity=quantity, amount=amount, minor=minor(amount, digits))

    before, after = {key(line): line for line in old}, {key(line): line for line in new}
    lines = [less(line, before.get(key(line))) for line in new]
    for line in old:
        if key(line) not in after:
            none = line._replace(quantity=0, amount=decimal.Decimal(0), minor=0)
            lines.append(less(none, line))
    return ordered([
        line for line in lines
        if (counted(line) and (line.quantity or line.amount))
        or (not counted(line) and line.minor and (was_closed or line.kind == "discount"))])


# The invoice


class Months:
    """Months in a time zone."""

    def __init__(self, zone):
        self.zone = zoneinfo.ZoneInfo(zone)

    def start(self, name):
        year, month = map(int, name.split("-"))
        return datetime.datetime(year, month, 1, tzinfo=self.zone)

    def of(self, moment):
        return moment.astimezone(self.zone).strftime("%Y-%m")

    def days(self, name):
        year, month = map(int, name.split("-"))
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        return (following - datetime.date(year, month, 1)).days


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class Audit:
    def __init__(self, header, keys):
        need(header.get("format") == "assay-invoice-bundle/1", "this is no bundle of this form")
        self.record = check_proof(header["proof"], keys)
        self.leaf = header["proof"]["leaf"]
        facts = self.record["content"]
        need(self.record["kind"] == "invoice", "the record is of no invoice")
        need(facts["document_sha256"] == sha256_hex(header["document"]), "the document is not the one that was logged")
        need(facts["manifest_sha256"] == sha256_hex(header["manifest"]), "the manifest is not the one that was logged")
        self.document, self.manifest = json.loads(header["document"]), json.loads(header["manifest"])
        self.content = self.document["content"]
        need(self.record["subject"] == self.content["id"], "the record is of another invoice")
        for name, member in (("net_minor", "netMinor"), ("tax_minor", "taxMinor"), ("total_minor", "totalMinor")):
            need(facts[name] == self.content[member], f"the record has another {name}")
        self.digits = DIGITS.get(self.content["currency"], 2)
        self.period = self.content["period"]["name"]
        self.months = Months(self.content["period"]["timeZone"])
        for name, moment in (("start", self.months.start(self.period)),):
            need(moment.timestamp() == self.content["period"][name], f"the period's {name} is another")
        self.lines = {str(line["number"]): line for line in self.content["lines"]
                      if line.get("kind", "usage") in ("usage", "allowance")}
        self.tree, self.line_trees = Tree(), collections.defaultdict(Tree)
        self.counts = collections.defaultdict(collections.Counter)

    def follows(self, previous):
        coverage = self.manifest["coverage"]
        need(coverage["previous"] and coverage["previous"]["leaf"] == previous.leaf
             and coverage["after"] == previous.manifest["coverage"]["through"],
             "the invoice does not go on where the one before ended")

    def books(self, period):
        return [entry for entry in self.manifest["pricing"]["books"] if entry["period"] == period]

    def book(self, period, name):
        for entry in self.books(period):
            if f"{entry['document']['slug']}@{entry['document']['version']}" == name:
                return entry["document"]
        raise Wrong(f"there is no book {name} in {period}")

    def take(self, event):
        coverage = self.manifest["coverage"]
        expected = coverage["after"] + self.tree.size + 1
        name, number = event["record"]["subject"], event["sequence"]
        need(expected <= coverage["horizon"], f"event {name} was added to line {event['place']}")
        need(number == expected or (number is not None and number < expected), f"event number {expected} is missing")
        need(number == expected, f"event {name} stands out of order: number {number} where {expected} must be")
        entry = "\n".join([str(number), event["leaf"] or "", event["place"], event["dimensions"]]).encode()
        value = leaf_hash(entry)
        need(event["committed"] and base64.b64decode(event["committed"]) == value,
             f"event {name} (number {number}) is not the one that was committed to")
        need(event["leaf"] and event["key"], f"event {name} (number {number}) left no leaf in the log")
        record, facts = event["record"], event["record"]["content"]
        need(opened(event["leaf"], event["key"], record) and record["kind"] == "usage_event"
             and record["tenant"] == self.record["tenant"] and facts["mode"] == self.record["content"]["mode"],
             f"event {name} (number {number}) is not what was logged when it happened")
        self.tree.append(value)
        self.bill(event, name, number, value)

    def bill(self, event, name, number, value):
        record, facts, place = event["record"], event["record"]["content"], event["place"]
        month = self.months.of(instant(record["occurred_at"]))
        owed = facts["billable"] and month <= self.period
        if not place:
            need(not owed, f"event {name} (number {number}) is billed and on no line")
            return
        need(owed, f"event {name} (number {number}) is on line {place} and not owed")
        if place not in self.lines:
            need(self.manifest["coverage"]["previous"] and "-" in place,
                 f"event {name} (number {number}) is on a line {place} that is not there")
            return
        line = self.lines[place]
        need((line["meter"], line["priceBook"], line["period"])
             == (facts["meter"], facts["price_book_version"], month),
             f"event {name} (number {number}) does not belong onto line {place}")
        self.line_trees[line["number"]].append(value)
        prices = self.book(month, line["priceBook"])["prices"][line["meter"]]
        where = position(prices, facts["outcome"], json.loads(event["dimensions"]))
        self.counts[month][(line["priceBook"], line["meter"], where)] += 1

    def finish(self):
        if "taxed_before_minor" in self.manifest:
            need(self.tree.size == 0, "a credit note has no events")
            self.check_sums(self.manifest["taxed_before_minor"])
            return
        coverage = self.manifest["coverage"]
        missing = coverage["after"] + self.tree.size + 1
        need(missing > coverage["horizon"], f"event number {missing} is missing")
        need(base64.b64decode(coverage["root"]) == self.tree.root(), "the events make another root")
        told = {line["number"]: (line["count"], base64.b64decode(line["root"])) for line in coverage["lines"]}
        found = {number: (tree.size, tree.root()) for number, tree in self.line_trees.items()}
        for number in sorted(told.keys() | found.keys()):
            need(told.get(number) == found.get(number), f"the events of line {number} make another root")
        self.check_counts()
        self.check_lines()
        self.check_sums(0)

    def check_counts(self):
        together = collections.defaultdict(lambda: [0, 0])
        for line in self.lines.values():
            own = line["period"] == self.period
            group = together[(line["period"], line["meter"], line["priceBook"], line["number"] if own else 0)]
            group[0] += line["quantity"]
            group[1] += self.line_trees[line["number"]].size if line["number"] in self.line_trees else 0
        for group, (quantity, events) in together.items():
            need(quantity == events, f"lines of {group} count {quantity}, and have {events} events")

    def check_lines(self):
        pricing, expected = self.manifest["pricing"], []
        billed = collections.defaultdict(collections.Counter)
        for tally in pricing["billed"]:
            prices = self.book(tally["period"], tally["price_book_version"])["prices"][tally["meter"]]
            where = position(prices, tally["outcome"], tally["dimensions"])
            billed[tally["period"]][(tally["price_book_version"], tally["meter"], where)] += tally["billed"]
        for month in sorted(set(self.counts) | {self.period}):
            books, days = self.books(month), self.months.days(month)
            if not books:
                continue
            if month == self.period:
                lines = ordered(priced(self.counts[month], books, days, self.digits))
            else:
                first = pricing["first_closed"]
                lines = late(
                    priced(self.counts[month] + billed[month], books, days, self.digits),
                    priced(billed[month], books, days, self.digits), bool(first) and first <= month, self.digits)
            expected += [(month, line) for line in lines]
        for number, line in enumerate(self.content["lines"], 1):
            need(number <= len(expected), f"line {number} follows from no event and no book")
            month, wanted = expected[number - 1]
            has = (line["number"], line["period"], line.get("kind", "usage"), line.get("meter"), line.get("label", ""),
                   line["priceBook"], line["quantity"], decimal.Decimal(line["amount"]), line["amountMinor"])
            must = (number, month, *wanted[:4], wanted.quantity, wanted.amount, wanted.minor)
            need(has == must, f"line {number} is {has}, and its events make {must}")
            if line.get("unitPrice") is not None:
                need(decimal.Decimal(line["unitPrice"]) * line["quantity"] == wanted.amount,
                     f"line {number} has another price of one")
        need(len(self.content["lines"]) == len(expected), f"line {len(self.content['lines']) + 1} is missing")

    def check_sums(self, before):
        content = self.content
        net = sum(line["amountMinor"] for line in content["lines"])
        need(len(content["taxes"]) == 1, "there is not one tax")
        tax = content["taxes"][0]
        percent = decimal.Decimal(tax["terms"]["percent"])
        due = minor(percent * (net + before) / 100, 0) - minor(percent * before / 100, 0)
        need((tax["netMinor"], tax["taxMinor"]) == (net, due), "the tax is another")
        need((content["netMinor"], content["taxMinor"], content["totalMinor"]) == (net, due, net + due),
             "the sums are others")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--keys", required=True)
    parser.add_argument("--previous")
    options = parser.parse_args()
    try:
        keys = trusted(options.keys)
        with open(options.bundle, encoding="utf-8") as lines:
            audit = Audit(json.loads(next(lines)), keys)
            if options.previous:
                with open(options.previous, encoding="utf-8") as earlier:
                    audit.follows(Audit(json.loads(next(earlier)), keys))
            for line in lines:
                audit.take(json.loads(line))
        audit.finish()
    except Wrong as error:
        sys.exit(f"{error}")
    content = audit.content
    print(f"{audit.record['content']['number']}: {audit.tree.size} events, "
          f"{content['totalMinor']} {content['currency']} in minor units: everything holds")


if __name__ == "__main__":
    main()
