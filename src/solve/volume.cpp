#include "solve/volume.h"

#include <algorithm>
#include <cmath>

#include "solve/bound.h"

namespace yizhan::solve {
namespace {

constexpr double aim = 0.01;           // steps aim at the best bound and this share more
constexpr double longest_step = 20;    // while steps gain much, they lengthen
constexpr std::size_t patience = 10;   // steps without gain before they shorten
constexpr double least_weight = 1e-5;  // of a lot; what weighs less is forgotten
constexpr std::size_t window = 40;     // steps after which the gain is looked at
constexpr double worthwhile = 1e-4;    // gain in a window, relative

class Volume {
 public:
  Volume(Pricing& pricing, const Supply& supply)
      : pricing_(pricing),
        supply_(supply),
        program_(pricing.program()),
        rows_(program_.capacity.size()),
        mean_use_(rows_, 0),
        use_(rows_, 0),
        excess_(rows_, 0),
        scale_(rows_, 0) {}

  VolumeResult run(const VolumeOptions& options, const std::function<void()>& report);

 private:
  void start();
  void load_paths();
  void average(double weight);
  double best_weight() const;
  void measure_excess();
  void step();
  void drop_dust();

  Pricing& pricing_;
  const Supply& supply_;
  const Program& program_;
  std::size_t rows_;
  std::vector<double> prices_, mean_use_, use_, excess_, scale_;
  std::vector<ColumnId> chosen_;  // by lot, under the last prices
  std::vector<double> flow_;      // averaged, by column
  double step_size_ = 1, most_weight_ = 0.3, cost_scale_ = 1;
};

void Volume::load_paths() {
  std::fill(use_.begin(), use_.end(), 0);
  chosen_.resize(program_.lots.size());
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    chosen_[lot] = pricing_.best_path(lot);
    if (chosen_[lot] == Pricing::none) continue;
    const double quantity = program_.lots[lot].quantity;
    for (const auto& [row, amount] : pricing_.pool()[chosen_[lot]].entries) use_[row] += quantity * amount;
  }
}

void Volume::average(double weight) {
  flow_.resize(pricing_.pool().size(), 0);
  for (double& flow : flow_) flow *= 1 - weight;
  for (std::size_t row = 0; row < rows_; ++row) mean_use_[row] += weight * (use_[row] - mean_use_[row]);
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    if (chosen_[lot] != Pricing::none) flow_[chosen_[lot]] += weight * program_.lots[lot].quantity;
  }
}

// The weight of the newest paths that leaves the least excess, on rows that no static column supplies.
double Volume::best_weight() const {
  double along = 0, square = 0;
  const auto& center = pricing_.best_prices();
  for (Row row = 0; row < rows_; ++row) {
    if (!supply_.suppliers(row).empty()) continue;
    const double now = mean_use_[row] - program_.capacity[row], change = use_[row] - mean_use_[row];
    if (now <= 0 && center[row] <= 0 && now + change <= 0) continue;
    along -= scale_[row] * now * change;
    square += scale_[row] * change * change;
  }
  return square > 0 ? std::clamp(along / square, most_weight_ / 2, most_weight_) : most_weight_;
}

void Volume::measure_excess() {
  const auto& center = pricing_.best_prices();
  const auto answer = supply_.response(center, mean_use_);
  for (std::size_t row = 0; row < rows_; ++row) excess_[row] = mean_use_[row] - program_.capacity[row];
  for (Column k = 0; k < answer.size(); ++k) {
    if (answer[k] == 0) continue;
    for (const auto& [row, amount] : program_.columns[k].entries) excess_[row] += answer[k] * amount;
  }
  for (Row row = 0; row < rows_; ++row) {
    const double usual = pricing_.usual_amount(row);
    const double places = std::abs(program_.capacity[row]) / usual + 3;
    scale_[row] = (center[row] * usual + cost_scale_) / places / (usual * usual);
  }
}

void Volume::step() {
  const auto& center = pricing_.best_prices();
  double square = 0;
  for (std::size_t row = 0; row < rows_; ++row) {
    if (excess_[row] > 0 || center[row] > 0) square += scale_[row] * excess_[row] * excess_[row];
  }
  const double length = square > 0 ? step_size_ * aim * std::max(std::abs(pricing_.best_bound()), 1e-9) / square : 0;
  prices_ = center;
  for (std::size_t row = 0; row < rows_; ++row)
    prices_[row] = std::max(0.0, prices_[row] + length * scale_[row] * excess_[row]);
  supply_.imply_prices(prices_, mean_use_);
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
  pricing_.at(prices_);
  double cost = 0, quantity = 0;
  for (LotNumber lot = 0; lot < program_.lots.size(); ++lot) {
    const Demand& demand = program_.lots[lot];
    const double value = lot_value(demand, pricing_.values()[lot]);
    if (value == unlimited) continue;
    cost += demand.quantity * std::abs(value);
    quantity += demand.quantity;
  }
  cost_scale_ = cost > 0 ? 0.3 * cost / quantity : 1;
  load_paths();
  average(1);
  measure_excess();
}

VolumeResult Volume::run(const VolumeOptions& options, const std::function<void()>& report) {
  VolumeResult result;
  start();
  std::size_t without_gain = 0;
  double before = pricing_.best_bound();
  while (result.iterations < options.iterations && !pricing_.limits().reached(options.share)) {
    ++result.iterations;
    step();
    const double best = pricing_.best_bound(), value = pricing_.at(prices_);
    load_paths();
    average(best_weight());
    measure_excess();
    if (value > best) {
      without_gain = 0;
      if (value > best + worthwhile * std::abs(best)) step_size_ = std::min(1.2 * step_size_, longest_step);
    } else if (++without_gain % patience == 0) {
      step_size_ = std::max(0.7 * step_size_, 1e-4);
      most_weight_ = std::max(0.6 * most_weight_, 0.02);
    }
    if (result.iterations % 10 == 0) report();
    if (result.iterations % window == 0) {
      if (pricing_.best_bound() - before < worthwhile * std::abs(before)) break;
      before = pricing_.best_bound();
    }
  }
  drop_dust();
  result.flow = std::move(flow_);
  return result;
}

}  // namespace

VolumeResult run_volume(Pricing& pricing, const Supply& supply, const VolumeOptions& options,
                        const std::function<void()>& report) {
  return Volume(pricing, supply).run(options, report);
}

}  // namespace yizhan::solve
