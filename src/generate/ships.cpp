// RoRo sailings by gateway and trade, and container liners: how many follows from what is wanted, not how large.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "generate/demand.h"
#include "generate/makers.h"
#include "generate/timetable.h"

namespace yizhan::generate {

namespace {

constexpr long ceu_per_sailing = 70;  // offered to the corridor's shippers; the ship is shared by many
constexpr long teu_per_liner = 11;
constexpr double boxed_share = 0.2;  // of built-up vehicles that containers have room for
constexpr double short_share = 0.7;  // that the short trade offers of what is wanted
constexpr long longest_gap = 40;     // days between sailings of the main gateway, however little is wanted
constexpr long longest_liner_gap = 30;
constexpr std::array<const char*, 6> roro_carriers = {
    "COSCO Shipping Specialized", "Anji", "Glovis", "Hoegh", "K Line", "CMA CGM"};
constexpr std::array<const char*, 4> box_carriers = {"COSCO", "CMA CGM", "MSC", "Maersk"};
/// RoRo rates by month against the year's middle.
constexpr std::array<double, 12> rates = {1.02, 1.02, 1.01, 1.01, 1.01, 1.0, 1.0, 0.99, 0.99, 0.98, 0.97, 0.97};

/// What ships of one gateway offer on one trade.
struct Relation {
  std::size_t gateway, trade;
  long offered = 0;  // CEU or TEU
  long departures = 0;
};

class Ships {
 public:
  explicit Ships(Draft& draft) : draft_(draft), wanted_(wanted_by_sea(draft)) {
    for (const KnownMarket* market : draft.markets) markets_by_trade_[market->trade].push_back(market);
  }

  void add_sailings() {
    for (const Relation& relation : sailings()) {
      draft_.offered[relation.gateway].ceu += static_cast<double>(relation.offered);
      add(relation, "roro");
    }
    if (main_ceu_by_day_.empty()) return;  // nothing goes by sea
    const std::string terminal = roro_terminal(draft_, 0);
    double busiest = 0;
    for (const auto& [day, ceu] : main_ceu_by_day_) busiest = std::max(busiest, ceu);
    const Index<Resource> berth = draft_.add_resource(
        "berth-" + terminal, terminal, {"Qingdao RoRo berths", "青岛滚装泊位"}, Unit::ceu, Interval::day, busiest);
    for (std::size_t row = 0; row < draft_.corridor.services.size(); ++row)
      if (draft_.corridor.services[Index<Service>(row)].from == draft_.place(terminal))
        draft_.take(Index<Service>(row), berth, Basis::ceu);
  }

  void add_liners() {
    for (const Relation& relation : liners()) {
      const double kits = wanted_[relation.gateway][relation.trade].kits / kits_per_box;
      draft_.offered[relation.gateway].boxes += static_cast<double>(relation.offered) / 2;
      draft_.offered[relation.gateway].kits += std::min(kits, static_cast<double>(relation.offered) / 2);
      add(relation, "box_ship");
    }
  }

 private:
  [[nodiscard]] long longest_transit(std::size_t trade) const {
    long days = 0;
    for (const KnownMarket* market : markets_by_trade_.at(draft_.trades[trade]->id))
      days = std::max<long>(days, transit(*market, 0));
    return days;
  }

  [[nodiscard]] long least_count(std::size_t gateway, std::size_t trade, long gap) const {
    if (gateway != 0) return 2;
    return season_of(draft_, static_cast<int>(longest_transit(trade))).days() / gap + 1;
  }

  [[nodiscard]] double trade_total(std::size_t trade) const {
    double ceu = 0;
    for (const auto& gateway : wanted_) ceu += gateway[trade].ceu;
    return ceu;
  }

  /// Trades differ by up to a tenth; the main gateway as a whole offers what its tightness says.
  [[nodiscard]] std::vector<Relation> sailings() const {
    std::vector<Relation> relations;
    Draw draw = draft_.draw("trades");
    for (std::size_t trade = 0; trade < draft_.trades.size(); ++trade) {
      const double room = static_cast<double>(draw.whole(90, 110)) / 100;
      if (draft_.trades[trade]->rail || trade_total(trade) <= 0) continue;
      for (std::size_t gateway = 0; gateway < draft_.gateways.size(); ++gateway) {
        const double ceu = wanted_[gateway][trade].ceu;
        if (!draft_.plies[gateway][trade] || (gateway != 0 && ceu <= 0)) continue;
        const double share = draft_.is_short(trade) ? short_share : room / draft_.wishes.tightness;
        relations.push_back({gateway, trade, std::lround(ceu * share), 0});
      }
    }
    fit_main(relations);
    for (Relation& relation : relations) {
      const long least = least_count(relation.gateway, relation.trade, longest_gap);
      relation.departures = std::max(least, (relation.offered + ceu_per_sailing / 2) / ceu_per_sailing);
      relation.offered = std::max(relation.offered, 3 * relation.departures);
    }
    return relations;
  }

  void fit_main(std::vector<Relation>& relations) const {
    double wanted = 0;
    long offered = 0, fixed = 0;
    for (const Relation& relation : relations) {
      if (relation.gateway != 0) continue;
      wanted += wanted_[0][relation.trade].ceu;
      (draft_.is_short(relation.trade) ? fixed : offered) += relation.offered;
    }
    const double factor =
        (wanted / draft_.wishes.tightness - static_cast<double>(fixed)) / std::max(1.0, static_cast<double>(offered));
    for (Relation& relation : relations)
      if (relation.gateway == 0 && !draft_.is_short(relation.trade))
        relation.offered = std::lround(static_cast<double>(relation.offered) * std::max(0.1, factor));
  }

  /// Containers have room for all kits and some vehicles.
  [[nodiscard]] std::vector<Relation> liners() const {
    std::vector<Relation> relations;
    for (std::size_t trade = 0; trade < draft_.trades.size(); ++trade)
      for (std::size_t gateway = 0; gateway < draft_.gateways.size(); ++gateway) {
        const Wanted& wanted = wanted_[gateway][trade];
        if (!draft_.plies[gateway][trade] || !draft_.gateways[gateway]->boxes) continue;
        if (wanted.ceu + wanted.kits <= 0) continue;
        const double share = draft_.is_short(trade) ? 0.05 : boxed_share;
        const double boxes = (wanted.kits / kits_per_box / 0.85 + share * wanted.ceu / ceu_per_box) /
                             std::min(1.0, draft_.wishes.tightness + 0.1);
        const long departures = std::max(least_count(gateway, trade, longest_liner_gap),
                                         std::lround(2 * boxes / static_cast<double>(teu_per_liner)));
        relations.push_back({gateway, trade, 2 * std::max(departures, std::lround(boxes)), departures});
      }
    return relations;
  }

  [[nodiscard]] int transit(const KnownMarket& market, std::size_t gateway) const {
    const double nearer = (draft_.gateways[0]->position.latitude - draft_.gateways[gateway]->position.latitude) * 111;
    return std::max(4, market.days - static_cast<int>(std::lround(nearer / 735)));
  }

  Index<Service> add_service(const Relation& relation, const KnownMarket& market, const std::string& line,
                             std::string_view by, std::size_t carrier) {
    const KnownTrade& trade = *draft_.trades[relation.trade];
    const KnownGateway& gateway = *draft_.gateways[relation.gateway];
    const bool roro = by == "roro";
    Service row;
    row.id = line + ":" + market.port;
    row.name = {std::string(gateway.en) + "-" + trade.en + ": " + market.port_en,
                std::string(gateway.zh) + "—" + trade.zh + "：" + market.port_zh};
    row.stage = "ship";
    row.mode = draft_.mode(by);
    row.carrier = roro ? roro_carriers[carrier % roro_carriers.size()] : box_carriers[carrier % box_carriers.size()];
    row.from = draft_.place(roro ? roro_terminal(draft_, relation.gateway) : box_terminal(draft_, relation.gateway));
    row.from_state = draft_.state(roro || relation.gateway == 0 ? "ready" : "stuffed");
    row.to = draft_.place(market.port);
    row.to_state = draft_.state("landed");
    row.damage_share = roro ? 0.003 : 0.0015;
    row.declaration = Money(roro ? 150 : 300);
    row.source = "A";
    if (roro) {
      row.cost.per_m3 = Money(trade.usd_per_m3 * cny_per_usd);
      row.minimum_per_lot = Vehicles(3);
    } else {
      row.load_unit = draft_.load_unit("box-40hc");
      row.per_load_unit = Money(std::round(trade.usd_per_teu * 1.9 * cny_per_usd));
      row.source = trade.source;
    }
    return draft_.corridor.services.add(std::move(row));
  }

  /// About one sailing a week for each carrier; every voyage calls at all ports of its trade.
  void add(const Relation& relation, std::string_view by) {
    const bool roro = by == "roro";
    const KnownTrade& trade = *draft_.trades[relation.trade];
    const std::vector<const KnownMarket*>& calls = markets_by_trade_.at(trade.id);
    const auto carriers = static_cast<std::size_t>(std::max(1L, (relation.departures + 26) / 52));
    const std::string name = std::string(draft_.gateways[relation.gateway]->id) + (roro ? "-" : "-box-") + trade.id;
    Draw draw = draft_.draw(name);
    std::vector<std::vector<Index<Service>>> services(carriers);
    std::vector<std::string> lines;
    for (std::size_t carrier = 0; carrier < carriers; ++carrier) {
      lines.push_back(carriers == 1 ? name : name + "-" + std::to_string(carrier + 1));
      for (const KnownMarket* market : calls)
        services[carrier].push_back(
            add_service(relation, *market, lines.back(), by, relation.trade + relation.gateway + carrier));
    }
    const long unit = roro ? 1 : 2;  // TEU come in pairs
    const std::vector<long> sizes = uneven(draw, relation.offered / unit, relation.departures);
    const std::vector<long> days = days_wanted(season_of(draft_, static_cast<int>(longest_transit(relation.trade))),
                                               relation.departures, pulls_of(relation, roro));
    for (std::size_t i = 0; i < days.size(); ++i) {
      const std::size_t carrier = i % carriers;
      add_voyage(relation, roro, numbered(lines[carrier], i / carriers + 1), services[carrier], calls, days[i],
                 static_cast<double>(std::max(1L, sizes[i]) * unit));
    }
  }

  /// The main gateway also minds, a little, what others have room for: it serves every trade all the time.
  [[nodiscard]] std::vector<Pull> pulls_of(const Relation& relation, bool roro) const {
    constexpr double of_others = 0.2;
    std::vector<Pull> pulls;
    for (std::size_t gateway = 0; gateway < wanted_.size(); ++gateway) {
      if (gateway != relation.gateway && relation.gateway != 0) continue;
      const Wanted& wanted = wanted_[gateway][relation.trade];
      const double weight = gateway == relation.gateway ? 1 : of_others;
      for (const Pull& pull : wanted.built_up) pulls.push_back({pull.day, weight * pull.amount});
      if (roro) continue;
      for (const Pull& pull : wanted.in_kits) pulls.push_back({pull.day, weight * pull.amount});
    }
    return pulls;
  }

  void add_voyage(const Relation& relation, bool roro, const std::string& voyage,
                  const std::vector<Index<Service>>& services, const std::vector<const KnownMarket*>& calls, long day,
                  double size) {
    if (roro && relation.gateway == 0) main_ceu_by_day_[day] += size;
    for (std::size_t call = 0; call < calls.size(); ++call) {
      const std::string id = calls.size() == 1 ? voyage : voyage + ":" + calls[call]->port;
      Departure row = departure(draft_, id, services[call], day, transit(*calls[call], relation.gateway));
      row.voyage = voyage;
      if (roro) {
        row.ceu = Amount(size);
        row.rate_factor = rates[static_cast<std::size_t>(std::clamp(day % days_a_year * 12 / 366, 0L, 11L))];
        row.source = "A; rate_factor: H [52]";
      } else {
        row.teu = Amount(size);
      }
      draft_.corridor.departures.add(std::move(row));
    }
  }

  Draft& draft_;
  std::vector<std::vector<Wanted>> wanted_;
  std::map<std::string_view, std::vector<const KnownMarket*>> markets_by_trade_;
  std::map<long, double> main_ceu_by_day_;
};

}  // namespace

void add_ships(Draft& draft) {
  Ships ships(draft);
  ships.add_sailings();
  ships.add_liners();
}

}  // namespace yizhan::generate
