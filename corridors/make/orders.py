"""The year's orders: export by model and market, prospects, domestic lots by model and week, what is under way."""
import datetime

from draw import Draw, shares
from trade import duty_rate

USD_M3_TO_CNY = 7.15
KIT_PRICE = 0.68  # a set against the vehicle built up
CUSTOMS_PRICE = 0.88  # declared value against revenue
MARGIN = 0.2  # lost with a vehicle not delivered, of its revenue


def days(number):
    return datetime.timedelta(days=number)


def tens(value):
    return round(value / 10) * 10


class Terms:
    """Money of an order line: the same for all lots of a model, form and market."""

    def __init__(self, corridor, model, form, market, market_row):
        price = float(model["export_cny"]) * (KIT_PRICE if form == "kit" else 1)
        volume = float(model["length_mm"]) * float(model["width_mm"]) * float(model["height_mm"]) / 1e9
        freight = 1500 + volume * float(market_row["freight_usd_m3"]) * USD_M3_TO_CNY * (0.3 if form == "kit" else 1.05)
        self.revenue = tens(price)
        self.declared = tens(price * CUSTOMS_PRICE)
        duty = duty_rate(corridor, market.upper(), form, model)
        self.value = tens(MARGIN * price + freight + duty[0] * self.declared + duty[1])
        self.late = max(10, tens(price * 0.0012))


def lot_sizes(draw, total):
    """Lots of 5 to 62 vehicles, about 36 each, that add up to the total."""
    sizes = []
    while total > 62:
        size = min(draw.hump(5, 62) + draw.whole(0, 6), 62, total - 5)
        sizes.append(size)
        total -= size
    return sizes + [total] if total else sizes


def due_day(draw, months, first, last):
    """A day between, by the month's share of exports."""
    while True:
        month = draw.weighted(months) + 1
        day = datetime.date(first.year, month, 1) + days(draw.whole(0, 29))
        if first <= day <= last and day.month == month:
            return day


class Exports:
    def __init__(self, corridor):
        self.corridor = corridor
        self.models = {row["id"]: row for row in corridor.source("models")}
        self.groups = {}
        for row in self.models.values():
            if row["group"]:
                self.groups.setdefault(row["group"], []).append(row)
        self.markets = {row["market"]: row for row in corridor.source("markets")}
        self.months = [round(float(row["export"]) * 10) for row in corridor.source("season")]
        self.ports = {}
        for row in corridor.source("clearances"):
            self.ports.setdefault(row["market"], row["port"])

    def terms(self, row, name):
        model = self.models.get(name) or self.groups[name][0]
        return Terms(self.corridor, model, row["form"], row["market"], self.markets[row["market"]])

    def order(self, row, name, terms, number, size, earliest, due, commitment="firm", lever=None):
        start_state = {"transit": "arrived" if row["origin"] == "jiaozhou" else "built"}.get(row["kind"])
        order = f"{row['id']}-{number:04}"
        self.corridor.add("orders", id=order, kind=row["kind"], commitment=commitment, form=row["form"], model=name,
                          quantity=size, market=row["market"], origins=row["origin"], start_state=start_state,
                          earliest_date=earliest, due_date=due, revenue_cny=terms.revenue, value_cny=terms.value,
                          late_cny_per_day=terms.late, declared_value_cny=terms.declared, lever=lever, source="A")
        return order

    def add_line(self, row, commitment="firm", lever=None):
        """The lots of one row of exports.csv; the earliest of its first model stands at the plant."""
        corridor = self.corridor
        draw = Draw(corridor.scale["seed"], row["id"])
        lead = int(self.markets[row["market"]]["lead_days"])
        first = corridor.start + days(lead + 3)
        lots = []
        names, weights = zip(*(item.split(":") for item in row["models"].split(";")))
        parts = shares(corridor.vehicles_of(row), [float(weight) for weight in weights])
        for name, part in zip(names, parts):
            for size in lot_sizes(draw, part):
                due = due_day(draw, self.months, first, corridor.end)
                earliest = max(corridor.start, due - days(lead + draw.whole(-2, lead // 5)))
                lots.append((due, earliest, name, size))
        opened = row["kind"] == "transit" or commitment == "prospect"
        for number, (due, earliest, name, size) in enumerate(sorted(lots), 1):
            terms = self.terms(row, name)
            if name == names[0] and not opened:
                opened = True
                order = self.order(row, name, terms, number, size, corridor.start, due)
                self.at_home(row, order, name, max(1, size * draw.whole(5, 10) // 10))
            else:
                self.order(row, name, terms, number, size, earliest, due, commitment, lever)
        if commitment == "firm":
            self.under_way(row, names[0], len(lots), lead)

    def at_home(self, row, order, name, quantity):
        """Built last year, still at the plant."""
        morning = datetime.datetime.combine(self.corridor.start, datetime.time())
        self.corridor.add("stock", id=f"{order}-stock", order=order, model=name, place=row["origin"], state="built",
                          ready=morning, entered=morning - days(3), quantity=quantity, source="A")

    def under_way(self, row, name, number, lead):
        """Shipped last year, landing this year: about a thirtieth of the year's vehicles."""
        corridor = self.corridor
        if name not in self.models:
            return
        draw = Draw(corridor.scale["seed"], f"{row['id']} under way")
        terms = self.terms(row, name)
        for size in lot_sizes(draw, self.corridor.vehicles_of(row) // 30):
            number += 1
            lands = corridor.start + days(draw.whole(2, max(4, lead - 30)))
            due = lands + days(draw.whole(12, 20))
            order = self.order(row, name, terms, number, size, corridor.start, due)
            ready = datetime.datetime.combine(lands, datetime.time(8))
            corridor.add("stock", id=f"{order}-stock", order=order, model=name, place=self.ports[row["market"]],
                         state="landed", ready=ready, entered=ready, quantity=size, source="A")


def add_domestic(corridor):
    """Coarse lots by model and week; four weeks from release to due."""
    season = corridor.source("season")
    models = {row["id"]: row for row in corridor.source("models")}
    nev = {row["id"] for row in corridor.source("powertrains") if row["nev"] == "yes"}
    dues = []
    due = corridor.start + days(13)
    while due <= corridor.end:
        dues.append(due)
        due += days(7)
    for row in corridor.source("domestic"):
        model = models[row["model"]]
        column = "nev" if model["powertrain"] in nev else "fuel"
        weights = [float(season[day.month - 1][column]) for day in dues]
        value = float(model["value_cny"])
        for week, (due, size) in enumerate(zip(dues, shares(corridor.vehicles_of(row), weights)), 1):
            if size:
                corridor.add("orders", id=f"home-{row['model']}-{week:02}", kind="domestic", model=row["model"],
                             quantity=size, market="cn", earliest_date=max(corridor.start, due - days(27)),
                             due_date=due, revenue_cny=tens(value), value_cny=tens(0.12 * value),
                             late_cny_per_day=max(10, tens(0.0006 * value)), source="A")


def add_orders(corridor):
    exports = Exports(corridor)
    for row in corridor.source("exports"):
        exports.add_line(row)
    for row in corridor.source("prospects"):
        exports.add_line(row, "prospect", row["lever"])
    add_domestic(corridor)
