#include "tests/support/relay.h"

namespace yizhan {

Relay::Relay() {
  using namespace std::chrono;
  corridor.id = "relay";
  corridor.calendar = {sys_days(year(2025) / 1 / 1), sys_days(year(2025) / 2 / 9), 20, Hours::days(1)};
  const auto state = [&](const char* id) { return corridor.states.add({id, {id, id}}); };
  ordered = corridor.first_state = state("ordered");
  built = state("built");
  gathered = state("gathered");
  inspected = state("inspected");
  ready = state("ready");
  landed = state("landed");
  delivered = corridor.final_state = state("delivered");
  road = corridor.modes.add({"road", {"road", "公路"}, false});
  sea = corridor.modes.add({"sea", {"sea", "海运"}, false});
  diesel = corridor.powertrains.add({"diesel", {"diesel", "柴油"}, false});
  bev = corridor.powertrains.add({"bev", {"battery", "纯电"}, true});
  Maker made;
  made.id = "maker";
  maker = corridor.makers.add(made);
  const auto place = [&](const char* id, PlaceKind kind, const char* country) {
    Place added;
    added.id = id;
    added.kind = kind;
    added.country = country;
    added.region = country;
    return corridor.places.add(added);
  };
  plant = place("plant", PlaceKind::plant, "CN");
  port = place("port", PlaceKind::terminal, "CN");
  market = place("market", PlaceKind::market, "MX");
  const auto model = [&](const char* id, Index<Powertrain> powertrain) {
    Model added;
    added.id = id;
    added.maker = maker;
    added.powertrain = powertrain;
    added.length = Metres(4);
    added.width = Metres(2);
    added.height = Metres(2);
    added.mass = Kilograms(1500);
    added.value = Money(100000);
    added.ceu = Ceu(1);
    return corridor.models.add(added);
  };
  truck = model("truck", diesel);
  car = model("car", bev);
}

Index<Leg> Relay::add_leg(const std::string& id, const std::string& stage, Index<Place> from, Index<State> from_state,
                          Index<Place> to, Index<State> to_state, double hours, double cost) {
  Leg leg;
  leg.id = id;
  leg.stage = stage;
  leg.mode = road;
  leg.from = from;
  leg.from_state = from_state;
  leg.to = to;
  leg.to_state = to_state;
  leg.hours = Hours::of(hours);
  leg.cost.per_vehicle = Money(cost);
  return corridor.legs.add(leg);
}

void Relay::add_plain_chain() {
  add_leg("build", "build", plant, ordered, plant, built, 24, 0);
  add_leg("haul", "haul", plant, built, port, ready, 6, 100);
  add_leg("deliver", "deliver", market, landed, market, delivered, 0, 0);
}

Index<Service> Relay::add_service(const std::string& id, double cost) {
  Service service;
  service.id = id;
  service.stage = "ship";
  service.mode = sea;
  service.carrier = id;
  service.from = port;
  service.from_state = ready;
  service.to = market;
  service.to_state = landed;
  service.cost.per_vehicle = Money(cost);
  return corridor.services.add(service);
}

Index<Departure> Relay::add_departure(Index<Service> service, const std::string& id, Instant cutoff, Instant departs,
                                      Instant arrives) {
  Departure departure;
  departure.id = id;
  departure.service = service;
  departure.cutoff = cutoff;
  departure.departs = departs;
  departure.arrives = arrives;
  departure.vehicles = Amount(1000);
  return corridor.departures.add(departure);
}

Index<Order> Relay::add_order(const std::string& id, Index<Model> model, long quantity, int earliest, int due,
                              double value) {
  Order order;
  order.id = id;
  order.models = {model};
  order.model = corridor.models[model].id;
  order.quantity = Vehicles(quantity);
  order.market = market;
  order.origins = {plant};
  order.start_state = ordered;
  order.earliest = day(earliest);
  order.due = day(due);
  order.value = Money(value);
  order.revenue = Money(50000);
  order.declared_value = Money(40000);
  order.late_per_day = Money(10);
  return corridor.orders.add(order);
}

Index<Resource> Relay::add_resource(const std::string& id, Interval per, double capacity) {
  Resource resource;
  resource.id = id;
  resource.per = per;
  resource.capacity = Amount(capacity);
  return corridor.resources.add(resource);
}

void Relay::take(Index<Leg> leg, Index<Resource> resource, double amount) {
  Take take;
  take.leg = leg;
  take.resource = resource;
  take.amount = amount;
  corridor.takes.add(take);
}

}  // namespace yizhan
