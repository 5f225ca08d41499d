"""Parts, bills of materials, suppliers' weekly capacity, and what the plants hold at the start."""
from plants import add_ramp, add_resource

OPENING_WEEKS = 1.5


def quantity_of(bill, model):
    """How much of the part a vehicle takes; none if the bill is not for it."""
    for column, value in (("makers", model["maker"]), ("segments", model["segment"]),
                          ("powertrains", model["powertrain"])):
        if bill[column] and value not in bill[column].split(";"):
            return None
    return float(model["battery_kwh"]) if bill["quantity"] == "battery_kwh" else float(bill["quantity"])


def yearly_use(corridor, plants):
    """(plant, part) -> what the year's orders take."""
    models = {row["id"]: row for row in corridor.rows("models")}
    bill = {}
    for line in corridor.rows("bill_of_materials"):
        bill.setdefault(line["model"], []).append((line["part"], line["quantity"]))
    use = {}
    for order in corridor.rows("orders"):
        model = models.get(order["model"])  # none: a group of models
        if model and model["maker"] in plants:
            for part, quantity in bill.get(order["model"], []):
                key = plants.get(model["maker"]), part
                use[key] = use.get(key, 0) + quantity * order["quantity"]
    return use


def add_suppliers(corridor):
    corridor.copy("parts", "hold_cny_per_week")
    corridor.copy("suppliers")
    plants = {row["maker"]: row["id"] for row in corridor.rows("places")
              if row["kind"] == "plant" and row["region"] == "qingdao"}
    for model in corridor.rows("models"):
        for bill in corridor.source("bills"):
            quantity = quantity_of(bill, model)
            if quantity and model["maker"] in plants:
                corridor.add("bill_of_materials", model=model["id"], part=bill["part"], quantity=quantity, source="A")
    for row in corridor.source("supplies"):
        add_supply(corridor, row)
    use = yearly_use(corridor, plants)
    holding = {row["id"]: row["hold_cny_per_week"] for row in corridor.source("parts")}
    for plant, part in sorted({(row["plant"], row["part"]) for row in corridor.rows("supplies")}):
        opening = round(use.get((plant, part), 0) / 52 * OPENING_WEEKS)
        corridor.add("part_stocks", plant=plant, part=part, opening=opening, hold_cny_per_week=holding[part],
                     source="A")


def add_supply(corridor, row):
    january, december = (corridor.of_year(row, month) for month in ("january", "december"))
    supplier = next(s for s in corridor.rows("suppliers") if s["id"] == row["supplier"])
    part = next(p for p in corridor.rows("parts") if p["id"] == row["part"])
    add_resource(corridor, row["resource"], supplier["place"], f"{supplier['name']}: {part['name']}",
                 f"{supplier['name_zh']}：{part['name_zh']}", row["unit"], "week", round(december), row["source"])
    first = int(row["from_month_2025"]) if corridor.edition == "2025" else 1
    add_ramp(corridor, row["resource"], january, december, "A", first)
    for plant in row["plants"].split(";"):
        corridor.add("supplies", id=f"{row['resource']}:{plant}", supplier=row["supplier"], part=row["part"],
                     plant=plant, resource=row["resource"], lead_hours=row["lead_hours"],
                     cny_per_unit=row["cny_per_unit"], source="A")
