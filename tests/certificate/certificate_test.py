"""The proof of a network's flows: one worked out by hand holds, each spoiled one is refused, the solver's holds.

Two commodities want the arc 1-2 of cost 1 and capacity 5: 4 from 1 to 2, 3 from 1 to 3 by 1-2-3 (2) or 1-3 (4).
A detour 1-4-2 costs 6. The cheapest: 4 on 1-2, 1 on 1-2-3, 2 on 1-3: 4 + 2 + 8 = 14, at a price of 2 for 1-2.
"""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / "benchmarks/certificate"
NETWORK = "4 5 2\n1 2 1 5\n2 3 1 -1\n1 3 4 9\n1 4 3 -1\n4 2 3 -1\n1 2 4\n1 3 3\n"
FLOWS = "commodity,quantity,arcs\n1,4,1\n2,1,1 2\n2,2,3\n"
PRICES = "arc,price\n1,2\n"


class Certificate(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)
        (self.folder / "net").write_text(NETWORK)

    def proof(self, *words, flows=FLOWS, prices=PRICES, network="net"):
        (self.folder / "net.flows.csv").write_text(flows)
        (self.folder / "net.prices.csv").write_text(prices)
        done = subprocess.run([sys.executable, PROGRAM, self.folder / network, self.folder, *words],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    def refused(self, pattern, **spoiled):
        code, text = self.proof(**spoiled)
        self.assertEqual(code, 4)
        self.assertRegex(text, pattern)

    def test_the_optimum_is_proven(self):
        code, text = self.proof()
        self.assertEqual(code, 0)
        self.assertIn("proven: cost 14.000000000, bound 14.000000000, gap 0", text)

    def test_a_dearer_plan_is_not_proven_until_the_gap_allows(self):
        dearer = FLOWS.replace("1,4,1", "1,3,1\n1,1,4 5")
        self.refused("NOT PROVEN: cost 19.0.*, bound 14.0", flows=dearer)
        self.assertEqual(self.proof("--gap", "0.3", flows=dearer)[0], 0)

    def test_wrong_prices_prove_less(self):
        for price in ("0", "1.9", "2.1", "-7"):
            self.refused("NOT PROVEN", prices=f"arc,price\n1,{price}\n")

    def test_a_price_of_an_unlimited_arc_counts_for_nothing(self):
        self.assertEqual(self.proof(prices=PRICES + "2,1000\n")[0], 0)

    def test_more_than_a_capacity(self):
        self.refused("missed by 0.2", flows=FLOWS.replace("2,1,1 2\n2,2,3", "2,2,1 2\n2,1,3"))

    def test_dust_above_a_capacity_is_charged_at_its_price(self):
        dust = FLOWS.replace("2,1,1 2\n2,2,3", "2,1.000000004,1 2\n2,1.999999996,3")
        code, text = self.proof(flows=dust)
        self.assertEqual(code, 0)
        self.assertRegex(text, "cost 14.000000000, .*missed by 8e-10")

    def test_less_than_a_demand(self):
        self.refused("missed by 0.5", flows=FLOWS.replace("1,4,1", "1,2,1"))

    def test_a_path_that_ends_elsewhere(self):
        self.refused("line 3: the path ends at node 2", flows=FLOWS.replace("2,1,1 2", "2,1,1"))

    def test_a_path_with_a_jump(self):
        self.refused("line 3: arc 5 does not leave node 1", flows=FLOWS.replace("2,1,1 2", "2,1,5 2"))

    def test_a_quantity_below_nothing(self):
        self.refused("quantity below 0", flows=FLOWS + "1,-1,1\n")

    def test_what_cannot_be_read(self):
        self.assertEqual(self.proof(network="none")[0], 2)
        self.assertEqual(self.proof(flows="commodity,quantity\n1,4\n")[0], 2)

    @unittest.skipUnless("MULTICOMMODITY" in os.environ, "the benchmarks are not built")
    def test_the_solver_proves_itself(self):
        subprocess.run([os.environ["MULTICOMMODITY"], self.folder, "net", "--no-peer", "--certificate", self.folder],
                       capture_output=True, check=True)
        done = subprocess.run([sys.executable, PROGRAM, self.folder / "net", self.folder], capture_output=True,
                              text=True, check=False)
        self.assertEqual((done.returncode, done.stdout.split(",")[0]), (0, "net proven: cost 14.000000000"))


if __name__ == "__main__":
    unittest.main()
