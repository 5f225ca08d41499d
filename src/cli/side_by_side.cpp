#include "cli/side_by_side.h"

#include <algorithm>
#include <set>

#include "cli/cells.h"
#include "cli/grid.h"
#include "cli/money.h"
#include "cli/names.h"
#include "feed/plan_folder.h"

namespace yizhan::cli {

namespace {

constexpr std::size_t others_beside = 2, name_width = 18;  // so that a line stays within the page

/// A grid of the first plan and some others.
class Sheet {
 public:
  Sheet(const Column& first, std::vector<const Column*> others, Words words)
      : first_(first),
        others_(std::move(others)),
        words_(words),
        scale_(first.side.plan.cost),
        grid_(std::vector<Align>(1, Align::left)) {
    std::vector<Align> aligns = {Align::left, Align::right};
    for (std::size_t i = 0; i < others_.size(); ++i) aligns.insert(aligns.end(), 2, Align::right);
    grid_ = Grid(aligns);
  }

  std::string str() {
    std::vector<std::string> head = {"", cut(first_.name, name_width)};
    for (const Column* other : others_) {
      head.push_back(cut(other->name, name_width));
      head.emplace_back(words_("change"));
    }
    grid_.add(head);
    add_money("cost", [](const Plan& plan) { return plan.cost; });
    add_items();
    add_money("no plan costs less", [](const Plan& plan) { return plan.bound; });
    add_gap();
    add_vehicles();
    add_targets();
    return grid_.str();
  }

 private:
  std::string million(std::string name) const { return name + ", " + std::string(words_(scale_.unit())); }

  /// A row of what `value` says of each plan, its change where `change` says it.
  template <class Value, class Show, class Change>
  void add(std::string name, Value value, Show show, Change change) {
    std::vector<std::string> row = {std::move(name), show(value(first_.side))};
    for (const Column* other : others_) {
      row.push_back(show(value(other->side)));
      row.push_back(change(value(other->side) - value(first_.side)));
    }
    grid_.add(row);
  }

  template <class Get>
  void add_money(std::string_view name, Get get) {
    add(
        million(std::string(words_(name))), [&](const compare::Side& side) { return get(side.plan); },
        [&](Money money) { return scale_.text(money); }, [&](Money money) { return scale_.change(money); });
  }

  void add_gap() {
    add(
        std::string(words_("gap")), [](const compare::Side& side) { return 100 * side.plan.gap(); },
        [](double percent) { return grouped(percent, 3) + " %"; },
        [](double percent) { return signed_text(percent, 3); });
  }

  /// What costs are paid for, where a plan pays otherwise than the first.
  void add_items() {
    std::set<CostItem> moved;
    for (const Column* other : others_)
      for (const auto& [item, cost] : other->difference->items)
        if (scale_.change(cost) != "=") moved.insert(item);
    for (const CostItem item : moved) {
      std::string name(words_(feed::name_of(item)));
      std::replace(name.begin(), name.end(), '_', ' ');
      add(
          million("  " + name), [&](const compare::Side& side) { return side.plan.paid_for(item); },
          [&](Money money) { return scale_.text(money); }, [&](Money money) { return scale_.change(money); });
    }
  }

  template <class Get>
  void add_count(std::string name, Get get) {
    add(
        std::move(name), [&](const compare::Side& side) { return static_cast<double>(get(side.plan).count()); },
        [](double count) { return grouped(count); }, [](double count) { return signed_text(count); });
  }

  void add_vehicles() {
    add_count(std::string(words_("Vehicles")), [](const Plan& plan) { return plan.total().vehicles; });
    add_count(std::string(words_("served")), [](const Plan& plan) { return plan.total().served; });
    for (std::size_t kind = 0; kind < first_.side.plan.kinds.size(); ++kind)
      if (first_.side.plan.kinds[kind].vehicles > Vehicles())
        add_count("  " + std::string(words_(feed::name_of(static_cast<OrderKind>(kind)))),
                  [kind](const Plan& plan) { return plan.kinds[kind].served; });
    add_count(std::string(words_("of which late")), [](const Plan& plan) { return plan.total().late; });
    add_count(std::string(words_("unserved")), [](const Plan& plan) { return plan.total().unserved; });
  }

  /// None where the side's corridor has no such target.
  static const TargetOutcome* outcome_of(const compare::Side& side, const std::string& id) {
    const auto found = std::find_if(side.plan.targets.begin(), side.plan.targets.end(), [&](const auto& outcome) {
      return side.corridor.targets[outcome.target].id == id;
    });
    return found == side.plan.targets.end() ? nullptr : &*found;
  }

  void add_targets() {
    for (const TargetOutcome& outcome : first_.side.plan.targets) {
      const Target& target = first_.side.corridor.targets[outcome.target];
      const bool millions = target.unit == Unit::yuan && outcome.wanted >= 1e6;
      const int decimals = target.metric == Metric::local_share ? 3 : millions ? 1 : 0;
      const auto scaled = [&](double value) { return millions ? value / 1e6 : value; };
      const auto show = [&](const TargetOutcome* of) {
        return of ? grouped(scaled(of->forecast), decimals) + (of->met() ? "" : " *") : std::string("–");
      };
      std::vector<std::string> row = {named(target.id, target.name, words_) + ", " +
                                          std::string(words_(millions ? "million yuan" : unit_name(target.unit))),
                                      show(&outcome)};
      for (const Column* other : others_) {
        const TargetOutcome* theirs = outcome_of(other->side, target.id);
        row.push_back(show(theirs));
        row.push_back(theirs ? signed_text(scaled(theirs->forecast - outcome.forecast), decimals) : "");
      }
      grid_.add(row);
    }
  }

  const Column& first_;
  const std::vector<const Column*> others_;
  const Words words_;
  const MoneyScale scale_;
  Grid grid_;
};

}  // namespace

std::string side_by_side_text(const std::vector<Column>& columns, Words words) {
  std::string text;
  bool missed = false;
  for (const Column& column : columns)
    for (const TargetOutcome& outcome : column.side.plan.targets) missed = missed || !outcome.met();
  for (std::size_t from = 1; from < columns.size(); from += others_beside) {
    std::vector<const Column*> others;
    for (std::size_t i = from; i < std::min(columns.size(), from + others_beside); ++i) others.push_back(&columns[i]);
    text += "\n" + Sheet(columns.front(), others, words).str();
  }
  if (missed) text += "  " + std::string(words("* short of what is wanted")) + "\n";
  return text;
}

}  // namespace yizhan::cli
