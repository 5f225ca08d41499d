#include "solve/volume.h"

#include <algorithm>
#include <cmath>

#include "solve/bound.h"
#include "solve/known_paths.h"

namespace yizhan::solve {
namespace {

constexpr double first_length = 0.1, longest_length = 0.8;  // of a step, relative to a price
constexpr double growth = 1.2;                              // of the length, while the bound grows
constexpr std::size_t questions_alone = 5;                  // to the oracle before steps on known paths come between
constexpr std::size_t known_steps = 10;                     // between two questions
constexpr double known_margin = 0.02;                       // of a lot's least value, within which paths are kept
constexpr double decay = 0.984;                             // of all steps, a step on known paths
constexpr std::size_t patience = 10;                        // steps without gain before more of the past is kept
constexpr double least_weight = 1e-5;                       // of a lot; what weighs less is forgotten
constexpr int most_again = 6;                               // times that steps grow long again,
constexpr std::size_t questions_again = 16;                 // for so many questions,
constexpr double fade_again = 0.1, gain_again = 2e-4;       // so long, while they gain so much, relative
constexpr std::size_t window = 10;                          // questions after which the gain is looked at
constexpr double worthwhile = 1e-4;                         // gain in a window, relative
constexpr double memory = 0.95;                             // of a row's greatest excess, a step
// A price of 0 moves as one of this share of the usual cost of a unit does; the share shrinks by a factor a step.
constexpr double first_seed = 0.2, seed_decay = 0.92, least_seed = 1e-3;

class Volume {
 public:
  Volume(Pricing& pricing, Supply supply)
      : pricing_(pricing),
        supply_(std::move(supply)),
        program_(pricing.program()),
        rows_(program_.capacity.size()),
        mean_use_(rows_, 0),
        use_(rows_, 0),
        excess_(rows_, 0),
        greatest_(rows_, 0) {}

  VolumeResult run(const VolumeOptions& options, const std::function<void()>& report);

 private:
  void start();
  void ask();
  void step_on_known_paths();
  void approach(std::size_t questions, const VolumeOptions& options, const std::function<void()>& report);
  void load_paths();
  void average(double weight);
  double best_weight() const;
  void measure_excess();
  void step();
  void adapt(double value, double best);
  void drop_dust();

  Pricing& pricing_;
  Supply supply_;
  const Program& program_;
  std::size_t rows_;
  std::vector<double> prices_, mean_use_, use_, excess_, greatest_;
  std::vector<ColumnId> chosen_;  // by lot, under the last prices
  KnownPaths known_;
  std::vector<double> flow_;  // averaged, by column
  std::size_t questions_ = 0, without_gain_ = 0;
  double length_ = first_length, fade_ = 1, seed_ = first_seed, most_weight_ = 0.3, cost_scale_ = 1;
};

// The bound at the prices, and the paths that give it.
void Volume::ask() {
  const double best = pricing_.best_bound(), value = pricing_.at(prices_);
  chosen_ = pricing_.best_paths();
  load_paths();
  if (questions_ == 0) {
    average(1);
  } else {
    average(best_weight());
    adapt(value, best);
  }
  measure_excess();
  ++questions_;
}

// Steps that take the known paths for all there are cost little, and go the same way while prices change little.
void Volume::step_on_known_paths() {
  known_.gather(program_, pricing_.pool(), prices_, known_margin);
  for (std::size_t i = 0; i < known_steps; ++i) {
    step();
    known_.choose(prices_, pricing_.threads(), chosen_);
    load_paths();
    average(best_weight());
    measure_excess();
    fade_ *= decay;
  }
}

void Volume::load_paths() {
  std::fill(use_.begin(), use_.end(), 0);
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    if (chosen_[lot] == Pricing::none) continue;
    const double quantity = program_.lots[lot].quantity;
    for (const auto& [row, amount] : pricing_.pool()[chosen_[lot]].entries) use_[row] += quantity * amount;
  }
  supply_.pass_on(use_);
}

void Volume::average(double weight) {
  flow_.resize(pricing_.pool().size(), 0);
  for (double& flow : flow_) flow *= 1 - weight;
  for (std::size_t row = 0; row < rows_; ++row) mean_use_[row] += weight * (use_[row] - mean_use_[row]);
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    if (chosen_[lot] != Pricing::none) flow_[chosen_[lot]] += weight * program_.lots[lot].quantity;
  }
}

// The weight of the newest paths that leaves the least excess, each row measured by its greatest.
double Volume::best_weight() const {
  double along = 0, square = 0;
  for (Row row = 0; row < rows_; ++row) {
    if (supply_.is_implied(row) || greatest_[row] <= 0) continue;
    const double now = mean_use_[row] - program_.capacity[row], change = use_[row] - mean_use_[row];
    if (now <= 0 && prices_[row] <= 0 && now + change <= 0) continue;
    const double scale = 1 / (greatest_[row] * greatest_[row]);
    along -= scale * now * change;
    square += scale * change * change;
  }
  return square > 0 ? std::clamp(along / square, most_weight_ / 2, most_weight_) : most_weight_;
}

void Volume::measure_excess() {
  std::vector<double> newest = use_;
  supply_.respond(prices_, newest);
  excess_ = mean_use_;
  supply_.respond(prices_, excess_);
  for (Row row = 0; row < rows_; ++row) {
    excess_[row] -= program_.capacity[row];
    greatest_[row] = std::max(memory * greatest_[row], std::abs(newest[row] - program_.capacity[row]));
  }
}

void Volume::step() {
  for (Row row = 0; row < rows_; ++row) {
    if (supply_.is_implied(row)) continue;
    const double usual = pricing_.usual_amount(row);
    const double size = std::max(std::abs(program_.capacity[row]), std::abs(mean_use_[row])) + 3 * usual;
    const double direction = std::clamp(excess_[row] / std::hypot(greatest_[row], 0.1 * size), -1.0, 1.0);
    prices_[row] =
        std::max(0.0, prices_[row] + length_ * fade_ * (prices_[row] + seed_ * cost_scale_ / usual) * direction);
  }
  supply_.imply_prices(prices_, mean_use_);
}

void Volume::adapt(double value, double best) {
  if (value > best) without_gain_ = 0;
  if (value > best + 1e-4 * std::abs(best)) length_ = std::min(growth * length_, longest_length);
  if (value <= best && ++without_gain_ % patience == 0) {
    length_ *= 0.9;
    most_weight_ = std::max(0.6 * most_weight_, 0.02);
  }
  seed_ = std::max(seed_decay * seed_, least_seed);
}

void Volume::drop_dust() {
  for (ColumnId id = 0; id < flow_.size(); ++id) {
    const LotNumber lot = pricing_.pool()[id].lot;
    if (flow_[id] < least_weight * program_.lots[lot].quantity) flow_[id] = 0;
  }
}

void Volume::start() {
  prices_ = pricing_.best_prices();
  supply_.imply_prices(prices_, mean_use_);
  ask();
  const double usual = usual_cost(program_, pricing_.values());
  cost_scale_ = usual > 0 ? 0.3 * usual : 1;
}

// Steps that grow shorter, until they gain little.
void Volume::approach(std::size_t questions, const VolumeOptions& options, const std::function<void()>& report) {
  double before = pricing_.best_bound();
  for (std::size_t asked = 1; asked <= questions && !pricing_.limits().reached(options.share); ++asked) {
    if (questions_ > questions_alone) step_on_known_paths();
    step();
    ask();
    if (questions_ % 5 == 0) report();
    if (asked % window != 0) continue;
    if (asked > window && pricing_.best_bound() - before < worthwhile * std::abs(before)) break;
    before = pricing_.best_bound();
  }
}

VolumeResult Volume::run(const VolumeOptions& options, const std::function<void()>& report) {
  start();
  approach(options.questions, options, report);
  // Longer steps again leave the corner in which short ones ended.
  for (int again = 0; again < most_again && !pricing_.limits().reached(options.share); ++again) {
    const double before = pricing_.best_bound();
    fade_ = fade_again;
    approach(questions_again, options, report);
    if (pricing_.best_bound() - before < gain_again * std::abs(before)) break;
  }
  drop_dust();
  return {questions_, std::move(flow_)};
}

}  // namespace

VolumeResult run_volume(Pricing& pricing, const Supply& supply, const VolumeOptions& options,
                        const std::function<void()>& report) {
  return Volume(pricing, supply).run(options, report);
}

}  // namespace yizhan::solve
