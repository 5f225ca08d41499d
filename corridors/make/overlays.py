"""What-if folders of qingdao-2025: name -> {file: content}. Each changes rows of the base by key."""
import datetime

from feed import write_table

HOURS = {"gather": 30, "inspect": 10, "declare": 24, "stuff": 12, "load": 48}
QINGDAO = {"dagang", "qianwan"}


def changed(rows):
    return [{"change": "change", "source": "A", **row} for row in rows]


def scattered(corridor):
    """Hours of the scattered chain, and two thirds of the hand-over capacities."""
    legs = [{"id": leg["id"], "hours": HOURS[leg["stage"]]} for leg in corridor.rows("legs")
            if leg["stage"] in HOURS and leg["from"] in QINGDAO and "xray" not in leg["id"]]
    resources = [{"id": row["id"], "capacity": round(float(row["capacity"]) * 2 / 3)}
                 for row in corridor.rows("resources")
                 if row["id"].split("-")[0] in ("gather", "inspect", "declare", "stuff") and row["place"] in QINGDAO]
    return {"legs": changed(legs), "resources": changed(resources)}


def mexico_50(corridor):
    """The step of 1 January 2026 comes on 1 July 2025."""
    return {"duties": changed([{"id": "mx", "to_date": "2025-06-30"},
                               {"id": "mx-2026", "from_date": "2025-07-01"}])}


def eaeu_quota_used(corridor):
    return {"quotas": changed([{"id": "kz-ev-2025", "quantity": 0}, {"id": "kg-ev-2025", "quantity": 0}])}


def charter_down_44(corridor):
    """Half of a RoRo rate is charter: 44 % off the charter is 22 % off the rate."""
    return {"services": changed([{"id": row["id"], "cny_per_m3": row["cny_per_m3"] * 0.78}
                                 for row in corridor.rows("services") if row["mode"] == "roro"])}


def berth_closed_may(corridor):
    return {"capacities": [{"change": "add", "resource": "berth-dagang", "from_date": "2025-05-01",
                            "to_date": "2025-05-31", "factor": 0.5, "source": "A"}]}


def lost_roro_ship(corridor):
    """One of three ships of the East Africa route burns in June: each third call from then on is gone."""
    return {"departures": [{"change": "remove", "id": row["id"]} for row in corridor.rows("departures")
                           if row.get("voyage", "").startswith("qd-east-africa-")
                           and row["departs"] >= datetime.datetime(2025, 6, 3)
                           and int(row["voyage"][-2:]) % 3 == 1]}


def cape_diversion(corridor):
    """Ships to the Red Sea and the Mediterranean go by the Cape."""
    more = {"jeddah": 14, "djibouti": 10, "alexandria": 19, "algiers": 12}
    europe = 10  # container lines to north Europe still went by Suez
    rows = []
    for row in corridor.rows("departures"):
        port = row["service"].split(":")[-1]
        later = more.get(port, europe if port == "zeebrugge" and "teu" in row else 0)
        if later:
            rows.append({"id": row["id"], "arrives": row["arrives"] + datetime.timedelta(days=later)})
    return {"departures": changed(rows)}


def soc_30(corridor):
    """All RoRo carriers ask 30 % state of charge: half a day more at the terminal, and the discharge."""
    return {"rules": changed([{"id": row["id"], "max_soc": 0.3, "lead_hours": 24, "cost_cny": 120}
                              for row in corridor.rows("rules")
                              if row["id"].startswith(("roro-electric", "roro-hybrid"))])}


OVERLAYS = {"scattered": scattered, "mexico-50": mexico_50, "eaeu-quota-used": eaeu_quota_used,
            "charter-down-44": charter_down_44, "berth-closed-may": berth_closed_may,
            "lost-roro-ship": lost_roro_ship, "cape-diversion": cape_diversion, "soc-30": soc_30}


def overlay_files(corridor):
    files = {}
    for name, make in OVERLAYS.items():
        for table, rows in make(corridor).items():
            files[f"overlays/{name}/{table}.csv"] = write_table(table, rows, ("change",))
    return files
