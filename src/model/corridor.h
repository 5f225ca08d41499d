// A corridor: every table of the feed, with references resolved to row numbers.
// The meaning of each column stands in schema/tables/*.json; how they act together, in
// docs/reference/problem.md. `source` says where a row's figures come from, as the feed writes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/clock.h"
#include "model/executed.h"
#include "model/index.h"
#include "model/lever.h"
#include "model/name.h"
#include "model/pin.h"
#include "model/units.h"

namespace yizhan {

enum class PlaceKind { plant, supplier, hub, terminal, border, port, market };
enum class Form { built_up, kit };
enum class OrderKind { export_, kd, transit, domestic };
enum class Commitment { firm, prospect };
enum class Unit { vehicle, ceu, teu, box, wagon, m2, m3, lane_m, kg, kwh, hour, yuan, piece };
/// What one vehicle takes, or what a rate is charged on.
enum class Basis { vehicle, ceu, m2, m3, lane_m, kg, kwh, load_unit };
enum class Interval { period, day, week, month, year, horizon };
enum class Permission { yes, no, unknown };
enum class Metric { vehicles, revenue, parts_value, local_share };
enum class Event { built, shipped, delivered };

struct Place {
  std::string id;
  PlaceKind kind = PlaceKind::hub;
  Name name;
  std::string region;
  std::string country;  // ISO 3166-1 alpha-2
  std::string unlocode;
  std::optional<double> latitude, longitude;
  Index<struct Maker> maker;
  std::string source = {};
  bool operator==(const Place&) const = default;
};

/// Where a vehicle stands in its chain: ordered, built, gathered, ... in chain order.
struct State {
  std::string id;
  Name name;
  bool operator==(const State&) const = default;
};

/// What a mode goes by; none: handling on the spot.
enum class Medium { none, road, rail, sea };

struct Mode {
  std::string id;
  Name name;
  bool ruled = false;  // a rule must allow each powertrain on it
  Medium medium = Medium::none;
  bool operator==(const Mode&) const = default;
};

struct Powertrain {
  std::string id;
  Name name;
  bool nev = false;
  bool operator==(const Powertrain&) const = default;
};

struct Maker {
  std::string id;
  Index<Maker> parent;
  Name name;
  bool operator==(const Maker&) const = default;
};

struct Model {
  std::string id;
  Index<Maker> maker;
  std::string group;
  std::string segment;
  Name name;
  Index<Powertrain> powertrain;
  Metres length, width, height;
  Kilograms mass;
  KilowattHours battery;
  Money value;
  std::optional<Ceu> ceu;  // absent: ground area over the corridor's ceu_area
  std::string un_number;
  std::string source = {};
  bool operator==(const Model&) const = default;
};

/// A container or rail wagon that vehicles fill.
struct LoadUnit {
  std::string id;
  Name name;
  Teu teu;
  std::string source = {};
  bool operator==(const LoadUnit&) const = default;
};

/// How many of a model, in a form, fill one load unit; models with one `shares` name may share one.
struct Packing {
  Index<Model> model;
  Form form = Form::built_up;
  Index<LoadUnit> load_unit;
  double per_unit = 1;
  std::string shares;
  std::string source = {};
  bool operator==(const Packing&) const = default;
};

struct Kit {
  std::string id;
  Index<Model> model;
  Metres length, width, height;
  Kilograms mass;
  int count = 1;
  int stack_limit = 1;
  std::string source = {};
  bool operator==(const Kit&) const = default;
};

struct Part {
  std::string id;
  Name name;
  Unit unit = Unit::piece;
  Money value;
  bool core = false;
  std::string source = {};
  bool operator==(const Part&) const = default;
};

struct BillLine {
  Index<Model> model;
  Index<Part> part;
  double quantity = 0;
  std::string source = {};
  bool operator==(const BillLine&) const = default;
};

struct Supplier {
  std::string id;
  Index<Place> place;
  Name name;
  bool local = false;
  bool operator==(const Supplier&) const = default;
};

/// A supplier may deliver a part to a plant; what it delivers in a week takes from `resource`.
struct Supply {
  std::string id;
  Index<Supplier> supplier;
  Index<Part> part;
  Index<Place> plant;
  Index<struct Resource> resource;
  Hours lead;
  Money cost;
  DateRange dates;
  std::string source = {};
  bool operator==(const Supply&) const = default;
};

struct PartStock {
  Index<Place> plant;
  Index<Part> part;
  double opening = 0;
  Money hold_per_week;
  std::string source = {};
  bool operator==(const PartStock&) const = default;
};

struct Order {
  std::string id;
  OrderKind kind = OrderKind::export_;
  Commitment commitment = Commitment::firm;
  Form form = Form::built_up;
  std::vector<Index<Model>> models;  // any of these serves; one, or every model of a group
  std::string model;                 // the id of the model or group as written
  Vehicles quantity;
  Index<Place> market;
  std::vector<Index<Place>> origins;
  Index<State> start_state;
  Date earliest;
  Date due;
  Money revenue;         // per vehicle
  Money value;           // of serving a vehicle: what leaving it unserved costs
  Money late_per_day;    // per vehicle and day after `due`
  Money declared_value;  // per vehicle, the base of ad valorem duty
  bool must_serve = false;
  std::vector<Index<Mode>> modes;  // departures allowed; empty: all
  Index<Lever> lever;              // a prospect that only this lever opens
  std::string source = {};
  bool operator==(const Order&) const = default;
};

/// Vehicles of an order that exist when the corridor starts.
struct Stock {
  std::string id;
  Index<Order> order;
  Index<Model> model;
  Index<Place> place;
  Index<State> state;
  Instant ready;
  Instant entered;  // when the dwell clock at `place` started
  Vehicles quantity;
  std::string source = {};
  bool operator==(const Stock&) const = default;
};

struct Resource {
  std::string id;
  Index<Place> place;
  Name name;
  Unit unit = Unit::vehicle;
  Interval per = Interval::day;
  Amount capacity;
  std::string source = {};
  bool operator==(const Resource&) const = default;
};

/// A dated change of a resource's capacity: `capacity` replaces, `factor` multiplies.
struct CapacityChange {
  Index<Resource> resource;
  DateRange dates;
  unsigned weekdays = 0x7f;         // bit 0 is Monday
  int from_hour = 0, to_hour = 24;  // of the day, to_hour excluded
  std::optional<Amount> capacity;
  std::optional<double> factor;
  std::string source = {};
  bool operator==(const CapacityChange&) const = default;
};

/// Which vehicles a move is for; an empty list means all.
struct Filter {
  std::vector<Index<Powertrain>> powertrains;
  std::vector<std::string> segments;
  std::vector<Form> forms;
  std::vector<Index<Maker>> makers;  // a maker stands for its descendants too
  std::vector<Index<Model>> models;
  bool operator==(const Filter&) const = default;
};

struct MoveCost {
  Money per_vehicle, per_ceu, per_m3;
  bool operator==(const MoveCost&) const = default;
};

/// An untimed move or handling step.
struct Leg {
  std::string id;
  std::string stage;
  Index<Mode> mode;
  Index<Place> from;
  Index<State> from_state;
  Index<Place> to;
  Index<State> to_state;
  Hours hours;
  MoveCost cost;
  Filter filter;
  DateRange dates;
  std::string source = {};
  bool operator==(const Leg&) const = default;
};

/// What the departures of a line have in common.
struct Service {
  std::string id;
  Name name;
  std::string stage;
  Index<Mode> mode;
  std::string carrier;
  Index<Place> from;
  Index<State> from_state;
  Index<Place> to;
  Index<State> to_state;
  MoveCost cost;
  double damage_share = 0;  // expected loss as a share of the vehicle's value
  Index<LoadUnit> load_unit;
  Money per_load_unit;
  Money declaration;         // per lot and departure
  Vehicles minimum_per_lot;  // of a lot on a departure, if any of it goes
  Filter filter;
  std::string source = {};
  bool operator==(const Service&) const = default;
};

struct Departure {
  std::string id;
  Index<Service> service;
  std::string voyage;  // departures of one voyage share capacities, fixed cost and minimum
  Instant cutoff, departs, arrives;
  std::optional<Amount> vehicles, ceu, m2, lane_m, kg, teu, load_units;
  double rate_factor = 1;
  Money fixed;
  Vehicles minimum;
  std::string source = {};
  bool operator==(const Departure&) const = default;
};

/// What a leg, or a departure of a service, takes from a resource for each vehicle.
struct Take {
  Index<Leg> leg;
  Index<Service> service;
  Index<Resource> resource;
  double amount = 1;
  Basis basis = Basis::vehicle;
  Index<LoadUnit> load_unit;
  std::string source = {};
  bool operator==(const Take&) const = default;
};

struct Storage {
  Index<Place> place;
  Hours longest;
  Index<Resource> resource;
  Basis basis = Basis::vehicle;
  std::string source = {};
  bool operator==(const Storage&) const = default;
};

/// From `after` on, each further day of dwell costs `per_day` until the next step.
struct TariffStep {
  Index<Place> place;
  Hours after;
  Money per_day;
  Basis basis = Basis::vehicle;
  std::string source = {};
  bool operator==(const TariffStep&) const = default;
};

struct Rule {
  std::string id;
  Index<Powertrain> powertrain;  // none: any
  Index<Mode> mode;
  std::string carrier;
  std::string country;  // of the market
  Permission allowed = Permission::unknown;
  std::optional<double> max_soc;
  std::string documents;
  Hours lead;
  Money cost;
  DateRange dates;
  std::string source = {};
  bool operator==(const Rule&) const = default;
};

struct Quota {
  std::string id;
  Name name;
  Vehicles quantity;
  DateRange dates;
  std::string source = {};
  bool operator==(const Quota&) const = default;
};

struct Duty {
  std::string id;
  std::string country;
  std::optional<Form> form;
  Index<Powertrain> powertrain;
  Index<Maker> maker;
  DateRange dates;
  double rate = 0;
  Money per_vehicle;
  Index<Quota> quota;
  std::string source = {};
  bool operator==(const Duty&) const = default;
};

struct Subsidy {
  std::string id;
  Name name;
  Index<Leg> leg;
  Index<Service> service;
  Filter filter;
  Money per_vehicle;
  Money budget;
  DateRange dates;
  std::string source = {};
  bool operator==(const Subsidy&) const = default;
};

struct Variation {
  std::string id;
  std::string subject;  // what varies: hours, capacity, share
  std::string reference;
  std::string distribution;
  double low = 0, mode = 0, high = 0;
  std::string source = {};
  bool operator==(const Variation&) const = default;
};

/// Assumed figures that are moved together to see what hangs on them, by a factor from `low` to `high`: those of a
/// column of a table, or only of the rows that say one of `among` in the column `where`.
struct PlausibleRange {
  std::string id;
  Name name;
  std::string table, column;  // of the feed
  std::string where;
  std::vector<std::string> among;
  double low = 1, high = 1;
  std::string source = {};
  bool operator==(const PlausibleRange&) const = default;
};

struct Target {
  std::string id;
  Name name;
  Metric metric = Metric::vehicles;
  Event event = Event::shipped;
  std::vector<OrderKind> kinds;
  bool nev_only = false;
  std::string region;  // of the origin, or of the supplier's place; empty: any
  DateRange dates;
  double wanted = 0;  // in `unit`
  Unit unit = Unit::vehicle;
  Money price;  // of each unit short
  std::string source = {};
  bool operator==(const Target&) const = default;
};

/// A dated amount that counts towards a target beside the vehicles.
struct Account {
  std::string id;
  Index<Target> target;
  Name name;
  Date date;
  double amount = 0;
  std::string source = {};
  bool operator==(const Account&) const = default;
};

struct Source {
  std::string id;
  std::string text;
  std::string url;
  bool operator==(const Source&) const = default;
};

/// How many figures of the feed carry which mark.
struct FigureCount {
  long high = 0, medium = 0, low = 0, assumed = 0;
  bool operator==(const FigureCount&) const = default;
};

struct Corridor {
  std::string id;
  Name name;
  Calendar calendar;
  double capital_rate = 0;  // per year, on a vehicle's value from built to delivered
  SquareMetres ceu_area{7.4};
  Hours longest_stay = Hours::days(30);  // where storage names none
  Hours longest_late = Hours::days(60);  // no itinerary delivers later than this after due
  Index<State> first_state, final_state;
  Table<Source> sources;
  Table<State> states;
  Table<Mode> modes;
  Table<Powertrain> powertrains;
  Table<Maker> makers;
  Table<Place> places;
  Table<Model> models;
  Table<LoadUnit> load_units;
  Table<Packing> packings;
  Table<Kit> kits;
  Table<Part> parts;
  Table<BillLine> bill_of_materials;
  Table<Supplier> suppliers;
  Table<Resource> resources;
  Table<CapacityChange> capacities;
  Table<Supply> supplies;
  Table<PartStock> part_stocks;
  Table<Fund> funds;
  Table<Lever> levers;
  Table<Order> orders;
  Table<Stock> stock;
  Table<Leg> legs;
  Table<Service> services;
  Table<Departure> departures;
  Table<Take> takes;
  Table<Storage> storage;
  Table<TariffStep> tariffs;
  Table<Rule> rules;
  Table<Quota> quotas;
  Table<Duty> duties;
  Table<Subsidy> subsidies;
  Table<Variation> variations;
  Table<PlausibleRange> ranges;
  Table<Target> targets;
  Table<Account> accounts;
  Table<Pin> pins;
  Table<Executed> executed;
  FigureCount figures;
  LeverLimits lever_limits;  // of the plan in hand: not of the feed
  std::string source = {};
  bool operator==(const Corridor&) const = default;
};

}  // namespace yizhan
