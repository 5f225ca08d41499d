#include <fmt/format.h>

#include "cli/grid.h"
#include "cli/verb.h"
#include "feed/corridor_writer.h"
#include "generate/generate.h"

namespace yizhan::cli {

namespace {

using generate::Contents;
using generate::Wishes;

/// What the command line says; what it does not say is the preset's.
struct Asked {
  std::string preset;
  std::optional<long> vehicles;
  std::optional<std::uint64_t> seed;
  std::optional<int> years, gateways, markets;
  std::optional<double> tightness;
  std::string period;
  std::filesystem::path out;

  [[nodiscard]] Wishes wishes() const {
    Wishes wishes = generate::preset(preset).value_or(Wishes());
    wishes.vehicles = vehicles.value_or(wishes.vehicles);
    wishes.years = years.value_or(wishes.years);
    wishes.seed = seed.value_or(wishes.seed);
    wishes.gateways = gateways ? gateways : wishes.gateways;
    wishes.markets = markets ? markets : wishes.markets;
    wishes.tightness = tightness.value_or(wishes.tightness);
    if (period == "8h") wishes.period = Hours::of(8);
    return wishes;
  }
};

nlohmann::ordered_json contents_json(const Corridor& corridor, const Contents& contents, const std::string& out) {
  return {{"corridor", corridor.id},
          {"vehicles", contents.vehicles},
          {"lots", contents.lots},
          {"prospects", contents.prospects},
          {"gateways", contents.gateways},
          {"markets", contents.markets},
          {"plants", contents.plants},
          {"models", contents.models},
          {"places", corridor.places.size()},
          {"departures", {{"sailings", contents.sailings}, {"liners", contents.liners}, {"trains", contents.trains}}},
          {"tightness", contents.tightness},
          {"out", out}};
}

std::string contents_text(const Corridor& corridor, const Contents& contents, Words words) {
  Grid grid({Align::left, Align::right});
  const auto add = [&](std::string_view what, std::size_t count) {
    grid.add({std::string(words(what)), grouped(static_cast<double>(count))});
  };
  const auto add_count = [&](std::string_view what, long count) { add(what, static_cast<std::size_t>(count)); };
  add_count("vehicles", contents.vehicles);
  add_count("lots", contents.lots);
  add_count("prospects that wait for a lever", contents.prospects);
  add("places", corridor.places.size());
  add_count("gateways", contents.gateways);
  add_count("markets", contents.markets);
  add_count("plants", contents.plants);
  add_count("models", contents.models);
  add_count("RoRo sailings", contents.sailings);
  add_count("container liners", contents.liners);
  add_count("trains", contents.trains);
  grid.add({std::string(words("tightness of the main gateway")), grouped(contents.tightness, 3)});
  return grid.str();
}

Exit make_corridor(const Request& request, const Asked& asked) {
  const Corridor corridor = generate::generate(asked.wishes());
  const auto written = feed::replace_corridor(corridor, asked.out);
  if (!written) return refuse(request, written.error());
  const Contents contents = generate::contents_of(corridor);
  if (request.json)
    print(contents_json(corridor, contents, asked.out.string()));
  else
    fmt::print("{}{} {}\n", contents_text(corridor, contents, request.words()), request.words()("Written:"),
               asked.out.string());
  return Exit::done;
}

}  // namespace

Verb generate_verb(CLI::App& program, Words words) {
  const auto request = std::make_shared<Request>();
  const auto asked = std::make_shared<Asked>();
  CLI::App* verb = add_verb(program, "generate", "Make a realistic corridor of any size",
                            "yizhan generate --vehicles 20000 --seed 7 --out out/corridor", request, words);
  const auto text = [&](std::string_view english) { return std::string(words(english)); };
  verb->add_option("--out", asked->out, text("Folder of the corridor; an older corridor there is replaced"))
      ->required()
      ->type_name("DIR");
  verb->add_option("--preset", asked->preset,
                   text("small: 34,000 vehicles; scarce: 200,000, dear and short; nation: 1,200,000 by ten gateways"))
      ->check(CLI::IsMember({"small", "scarce", "nation"}).description(""))
      ->type_name("small|scarce|nation");
  verb->add_option("--vehicles", asked->vehicles, text("Vehicles of all orders; 2000 unless a preset says otherwise"))
      ->check(CLI::Range(20L, 5000000L).description(""))
      ->type_name("N");
  verb->add_option("--years", asked->years, text("Years of the horizon, 1 to 10; the vehicles are of all of them"))
      ->check(CLI::Range(1, 10).description(""))
      ->type_name("Y");
  verb->add_option("--seed", asked->seed, text("Seed of what is drawn by lot"))->type_name("N");
  verb->add_option("--gateways", asked->gateways, text("Ports of departure, 1 to 10; else by the vehicles"))
      ->check(CLI::Range(1, 10).description(""))
      ->type_name("G");
  verb->add_option("--markets", asked->markets, text("Countries of delivery, 1 to 34; else by the vehicles"))
      ->check(CLI::Range(1, 34).description(""))
      ->type_name("M");
  verb->add_option("--tightness", asked->tightness,
                   text("What is wanted of the main gateway's ships over what they offer; 1 is full, 0.9 usual"))
      ->check(CLI::Range(0.2, 5.0).description(""))
      ->type_name("X");
  verb->add_option("--period", asked->period, text("Length of a period"))
      ->check(CLI::IsMember({"24h", "8h"}).description(""))
      ->type_name("24h|8h");
  return {verb, [=] { return make_corridor(*request, *asked); }};
}

}  // namespace yizhan::cli
