// A year of departures with listed paths: cells by day at three gateways, sailings, liners whose boxes are whole
// columns, two targets, export lots and far larger domestic ones. Sized like a corridor, without its network.
//
//     departures [--lots N] [--scale S] [--time-limit S] [--gap G] [--seed N] [--threads N]
//
// Prints the phases and the final cost, bound, gap and seconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include "solve/solve.h"
#include "tests/solve/listed_paths.h"

namespace yizhan::benchmarks {
namespace {

using solve::Path;
using solve::Row;

constexpr int days = 360, gateways = 3, markets = 30;

class Year {
 public:
  Year(int lots, double scale, unsigned seed) : random_(seed), scale_(scale) {
    make_cells();
    make_departures();
    for (int lot = 0; lot < lots; ++lot) add_export(lot);
    for (int lot = 0; lot < lots / 9; ++lot) add_domestic(lots + lot);
  }

  solve::test::Case made;

 private:
  struct Departure {
    int market = 0, gateway = 0, day = 0;
    Row deck = 0, units = 0;
    bool boxes = false;
    double rate = 0;
  };

  int draw(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  Row row(double capacity) {
    made.program.capacity.push_back(capacity);
    return static_cast<Row>(made.program.capacity.size() - 1);
  }

  void make_cells();
  void make_departures();
  void add_export(int lot);
  void add_domestic(int lot);
  void finish(Path& path);

  std::mt19937 random_;
  double scale_;
  std::vector<Row> gate_, inspection_, stuffing_, yard_, trucks_;
  Row vehicles_ = 0, revenue_ = 0;
  std::vector<std::vector<Departure>> departures_{markets};
};

void Year::make_cells() {
  for (int i = 0; i < gateways * days; ++i) {
    const double share = i < days ? 0.6 : 0.3;
    gate_.push_back(row(scale_ * 900 * share));
    inspection_.push_back(row(scale_ * 800 * share));
    stuffing_.push_back(row(scale_ * 300 * share));
    yard_.push_back(row(scale_ * 4000 * share));
  }
  for (int day = 0; day < days; ++day) trucks_.push_back(row(scale_ * 2600));
  vehicles_ = row(-180000 * scale_);
  revenue_ = row(-3.6e10 * scale_);
  made.program.columns.push_back({3000, 180000 * scale_, false, {{vehicles_, -1}}});
  made.program.columns.push_back({0.02, 3.6e10 * scale_, false, {{revenue_, -1}}});
}

void Year::make_departures() {
  for (int i = 0; i < 5300; ++i) {
    Departure departure{
        draw(0, markets - 1), draw(0, 9) < 6 ? 0 : draw(1, 2), draw(5, days - 1), 0, 0, i % 3 == 0, 0};
    departure.rate = draw(2500, 6000);
    departure.deck = row(departure.boxes ? draw(5, 30) * scale_ : draw(20, 120) * scale_);
    if (departure.boxes) {
      departure.units = row(0);
      made.program.columns.push_back(
          {departure.rate * 3, 40 * scale_, true, {{departure.deck, 2}, {departure.units, -1}}});
    }
    departures_[departure.market].push_back(departure);
  }
}

void Year::finish(Path& path) {
  std::sort(path.entries.begin(), path.entries.end(),
            [](const solve::Entry& a, const solve::Entry& b) { return a.row < b.row; });
  auto& paths = made.paths[path.lot];
  path.key = paths.size();
  paths.push_back(std::move(path));
}

void Year::add_export(int lot) {
  const int release = draw(0, days - 40), due = release + draw(20, 60), market = draw(0, markets - 1);
  const double worth = draw(60000, 300000), per_box = draw(2, 4);
  made.program.lots.push_back({static_cast<double>(draw(5, 62)), worth * 0.4});
  made.paths.emplace_back();
  for (const Departure& departure : departures_[market]) {
    if (departure.day < release + 3 || departure.day > release + 60) continue;
    for (int waits = 2; waits <= 8; waits += 3) {
      const int gathered = departure.day - waits;
      if (gathered <= release) continue;
      Path path;
      path.lot = static_cast<solve::LotNumber>(lot);
      const int cell = departure.gateway * days + gathered;
      path.cost = 800 + departure.gateway * 900 + waits * 25 + 400.0 * std::max(0, departure.day + 25 - due) +
                  (departure.boxes ? 500 : departure.rate) + draw(0, 40);
      path.entries = {{gate_[cell], 1}, {inspection_[cell + 1], 1}, {vehicles_, -1}, {revenue_, -worth}};
      for (int wait = 0; wait < waits; ++wait) path.entries.push_back({yard_[cell + wait], 1});
      if (departure.boxes) {
        path.entries.push_back({stuffing_[cell + 1], 1});
        path.entries.push_back({departure.units, 1 / per_box});
      } else {
        path.entries.push_back({departure.deck, 1});
      }
      finish(path);
    }
  }
}

void Year::add_domestic(int lot) {
  const int release = draw(0, days - 40);
  made.program.lots.push_back({static_cast<double>(draw(600, 1800)), 40000});
  made.paths.emplace_back();
  for (int day = release; day < release + 40; ++day) {
    Path path;
    path.lot = static_cast<solve::LotNumber>(lot);
    path.cost = 700 + 60 * std::max(0, day - release - 10) + draw(0, 20);
    path.entries = {{trucks_[day], 1}};
    finish(path);
  }
}

int run(int count, char** words) {
  int lots = 6000, seed = 1;
  double scale = 1;
  solve::Options options;
  options.relaxation_gap = 1e-4;
  double seconds = 120;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string word = words[i];
    const double value = std::stod(words[i + 1]);
    if (word == "--lots") lots = static_cast<int>(value);
    if (word == "--scale") scale = value;
    if (word == "--time-limit") seconds = value;
    if (word == "--gap") options.gap = value;
    if (word == "--seed") seed = static_cast<int>(value);
    if (word == "--threads") options.threads = static_cast<int>(value);
  }
  Year year(lots, scale, static_cast<unsigned>(seed));
  solve::test::ListedPaths oracle(year.made.program, year.made.paths);
  std::printf("%zu lots, %zu rows, %zu static columns\n", year.made.program.lots.size(),
              year.made.program.capacity.size(), year.made.program.columns.size());
  options.start = solve::Clock::now();
  options.deadline = options.start + std::chrono::milliseconds(static_cast<long>(1000 * seconds));
  options.progress = [](const solve::Progress& p) {
    std::printf("%8.2f s  %-18s bound %16.1f  cost %16.1f  gap %.5f\n", p.seconds, p.phase, p.bound, p.cost, p.gap);
    std::fflush(stdout);
  };
  const auto result = solve::solve(year.made.program, oracle, options);
  double unserved = 0;
  for (const double left : result.unserved) unserved += left;
  const auto& s = result.statistics;
  std::printf(
      "status %d, cost %.1f, bound %.1f, unserved %.0f, %zu iterations, %zu masters, %zu columns, relaxation %.2e, "
      "first plan %.5f above the bound\n",
      static_cast<int>(result.status), result.cost, result.bound, unserved, s.iterations, s.masters, s.columns,
      s.relaxation_gap, (s.first_cost - result.bound) / result.bound);
  return 0;
}

}  // namespace
}  // namespace yizhan::benchmarks

int main(int count, char** words) { return yizhan::benchmarks::run(count, words); }
