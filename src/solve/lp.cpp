#include "solve/lp.h"

#include <dlfcn.h>
#include <interfaces/highs_c_api.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace yizhan::solve {

namespace {

constexpr HighsInt dual_simplex = 1;  // HiGHS's number of the strategy

void require(HighsInt status, const char* what) {
  if (status == kHighsStatusError) throw std::runtime_error(std::string("HiGHS refused: ") + what);
}

// HiGHS opens HiPO's plug-in by its name alone; it is found because it is loaded here by its full path.
// highspy-extras stands beside highsbox, whose library is <site>/highsbox/highs_dist/lib/libhighs.so.
bool load_hipo() {
  Dl_info info;
  // by dlsym: the address taken in a program may be that of its own jump into the library
  if (!dladdr(dlsym(RTLD_DEFAULT, "Highs_create"), &info) || !info.dli_fname) return false;
  std::error_code error;
  const auto library = std::filesystem::canonical(info.dli_fname, error);
  if (error) return false;
  const auto site = library.parent_path().parent_path().parent_path().parent_path();
  const auto plugin = site / "highspy_extras" / "libhighs_extras.so";
  dlopen(plugin.c_str(), RTLD_NOW | RTLD_GLOBAL);
  void* const probe = Highs_create();
  Highs_setBoolOptionValue(probe, "output_flag", 0);
  const bool taken = Highs_setStringOptionValue(probe, "solver", "hipo") == kHighsStatusOk;
  Highs_destroy(probe);
  return taken;
}

bool has_hipo() {
  static const bool loaded = load_hipo();
  return loaded;
}

}  // namespace

// HiGHS looks for plug-ins once, when its first object is made: the plug-in must be loaded before.
struct Lp::Handle {
  void* highs = (has_hipo(), Highs_create());
  ~Handle() { Highs_destroy(highs); }
};

const char* name(LpMethod method) {
  constexpr std::array names = {"simplex", "ipx", "hipo"};
  return names[static_cast<std::size_t>(method)];
}

LpMethod interior_method() { return has_hipo() ? LpMethod::hipo : LpMethod::ipx; }

void LpBatch::begin(double low, double high, double unit_cost, bool is_whole) {
  lower.push_back(low);
  upper.push_back(high);
  cost.push_back(unit_cost);
  whole.push_back(is_whole);
  start.push_back(static_cast<int>(index.size()));
}

void LpBatch::entry(int other, double value) {
  index.push_back(other);
  amount.push_back(value);
}

Lp::Lp() : handle_(std::make_unique<Handle>()) {
  void* const highs = handle_->highs;
  Highs_setBoolOptionValue(highs, "output_flag", 0);
  Highs_setIntOptionValue(highs, "threads", 1);
  Highs_setStringOptionValue(highs, "parallel", "off");
  Highs_setIntOptionValue(highs, "random_seed", 1);
}

Lp::~Lp() = default;
Lp::Lp(Lp&&) noexcept = default;
Lp& Lp::operator=(Lp&&) noexcept = default;

void Lp::add_rows(const LpBatch& rows) {
  if (rows.size() == 0) return;
  require(Highs_addRows(handle_->highs, static_cast<HighsInt>(rows.size()), rows.lower.data(), rows.upper.data(),
                        static_cast<HighsInt>(rows.index.size()), rows.start.data(), rows.index.data(),
                        rows.amount.data()),
          "rows");
}

void Lp::add_columns(const LpBatch& columns) {
  if (columns.size() == 0) return;
  const int first = column_count();
  require(Highs_addCols(handle_->highs, static_cast<HighsInt>(columns.size()), columns.cost.data(),
                        columns.lower.data(), columns.upper.data(), static_cast<HighsInt>(columns.index.size()),
                        columns.start.data(), columns.index.data(), columns.amount.data()),
          "columns");
  std::vector<HighsInt> set, kind;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns.whole[i]) set.push_back(first + static_cast<int>(i));
  }
  if (set.empty()) return;
  kind.assign(set.size(), kHighsVarTypeInteger);
  require(
      Highs_changeColsIntegralityBySet(handle_->highs, static_cast<HighsInt>(set.size()), set.data(), kind.data()),
      "whole columns");
}

void Lp::start_from(std::span<const double> values) {
  require(Highs_setSolution(handle_->highs, values.data(), nullptr, nullptr, nullptr), "start");
}

LpStatus Lp::run(LpMethod method, double tolerance, const LpLimits& limits) {
  void* const highs = handle_->highs;
  const bool interior = method != LpMethod::simplex;
  if (interior) Highs_clearSolver(highs);
  require(Highs_setStringOptionValue(highs, "solver", name(method)), name(method));
  Highs_setStringOptionValue(highs, "run_crossover", "off");
  Highs_setIntOptionValue(highs, "simplex_strategy", dual_simplex);
  if (method == LpMethod::hipo) Highs_setStringOptionValue(highs, "hipo_system", "normaleq");
  Highs_setDoubleOptionValue(highs, "ipm_optimality_tolerance", std::max(tolerance, 1e-12));
  const double tight = std::clamp(tolerance, 1e-9, 1e-7);
  Highs_setDoubleOptionValue(highs, "primal_feasibility_tolerance", tight);
  Highs_setDoubleOptionValue(highs, "dual_feasibility_tolerance", tight);
  Highs_setDoubleOptionValue(highs, "time_limit", Highs_getRunTime(highs) + limits.seconds);
  int ran = Highs_run(highs);
  const int status = Highs_getModelStatus(highs);
  const bool answered = status == kHighsModelStatusOptimal || status == kHighsModelStatusInfeasible ||
                        status == kHighsModelStatusTimeLimit;
  if (!answered && !interior) {  // a warm start that went astray (it may cycle or end unknown): begin anew
    Highs_clearSolver(highs);
    ran = Highs_run(highs);
  }
  return read(ran);
}

LpStatus Lp::run_whole(const LpLimits& limits) {
  void* const highs = handle_->highs;
  Highs_setStringOptionValue(highs, "solver", "choose");
  Highs_setDoubleOptionValue(highs, "mip_rel_gap", limits.gap);
  Highs_setDoubleOptionValue(highs, "mip_abs_gap", 1e-9);
  Highs_setDoubleOptionValue(highs, "mip_feasibility_tolerance", 1e-7);
  Highs_setIntOptionValue(highs, "mip_max_nodes", limits.nodes);
  Highs_setIntOptionValue(highs, "random_seed", limits.seed);
  Highs_setDoubleOptionValue(highs, "time_limit", Highs_getRunTime(highs) + limits.seconds);
  return read(Highs_run(highs));
}

LpStatus Lp::read(int run_status) {
  void* const highs = handle_->highs;
  const int status = Highs_getModelStatus(highs);
  if (status == kHighsModelStatusInfeasible || status == kHighsModelStatusUnboundedOrInfeasible)
    return LpStatus::infeasible;
  HighsInt primal = kHighsSolutionStatusNone;
  Highs_getIntInfoValue(highs, "primal_solution_status", &primal);
  if (run_status == kHighsStatusError || (primal == kHighsSolutionStatusNone && status != kHighsModelStatusOptimal))
    return LpStatus::failed;
  column_.assign(static_cast<std::size_t>(Highs_getNumCol(highs)), 0);
  dual_.assign(static_cast<std::size_t>(Highs_getNumRow(highs)), 0);
  std::vector<double> reduced(column_.size()), activity(dual_.size());
  Highs_getSolution(highs, column_.data(), reduced.data(), activity.data(), dual_.data());
  if (status == kHighsModelStatusOptimal) return LpStatus::optimal;
  return primal == kHighsSolutionStatusFeasible || status == kHighsModelStatusUnknown ? LpStatus::inexact
                                                                                      : LpStatus::failed;
}

double Lp::cost() const { return Highs_getObjectiveValue(handle_->highs); }

int Lp::row_count() const { return Highs_getNumRow(handle_->highs); }

int Lp::column_count() const { return Highs_getNumCol(handle_->highs); }

}  // namespace yizhan::solve
