"""Each house rule finds its fault in a small tree, and a clean tree has none."""

import tempfile
import unittest
from pathlib import Path

from tidy import faults

CLEAN = {
    "src/model/README.md": "The vocabulary.\n",
    "src/model/clock.h": "int now();\n",
    "src/model/clock.cpp": '#include "model/clock.h"\nint now() { return 0; }\n',
    "src/model/CMakeLists.txt": "add_library(yizhan_model STATIC clock.cpp)\n",
}
LONG = "\n".join("  step();" for _ in range(80))


class Tidy(unittest.TestCase):
    def found(self, **files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**CLEAN, **files.get("tree", {})}.items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return "\n".join(faults(folder))

    def check(self, name, text, expected):
        self.assertRegex(self.found(tree={name: text}), expected)

    def test_a_clean_tree_has_no_fault(self):
        self.assertEqual(self.found(), "")

    def test_an_include_against_the_arrows(self):
        self.check("src/model/clock.h", '#include "feed/reader.h"\n', r"clock.h:1: model must not use feed")

    def test_a_link_against_the_arrows(self):
        self.check("src/model/CMakeLists.txt", "add_library(m clock.cpp)\ntarget_link_libraries(m yizhan_plan)\n",
                   r"CMakeLists.txt:2: model must not use plan")

    def test_a_long_file(self):
        self.check("src/model/clock.h", "int a;\n" * 501, r"501 lines")

    def test_a_long_function(self):
        self.check("src/model/clock.cpp", f"void run() {{\n{LONG}\n}}\n", r"clock.cpp:1: a function of 82 lines")

    def test_a_long_member_function_behind_initializers(self):
        self.check("src/model/clock.h", f"class A {{\n  A(int b) : b_{{b}}, c_{{0}} {{\n{LONG}\n  }}\n}};\n",
                   r"clock.h:2: a function of 82 lines")

    def test_a_long_class_is_no_function(self):
        members = "\n".join(f"  int m{i}() {{ return f({i}); }}" for i in range(100))
        self.assertEqual(self.found(tree={"src/model/clock.h": f"class A : public B {{\n{members}\n}};\n"}), "")

    def test_a_long_python_function(self):
        body = "    pass\n" * 81
        self.check("make.py", f"def run():\n{body}", r"make.py:1: a function of 82 lines")

    def test_a_name_that_says_nothing(self):
        self.check("src/model/utils.h", "int a;\n", r"'utils' says nothing")
        self.check("src/common/a.h", "int a;\n", r"'common' says nothing")

    def test_words_that_do_not_belong(self):
        self.check("docs/a.md", "run it in /root/project\n", r"docs/a.md:1: a machine's path")
        self.check("make.py", "# TODO later\n", r"make.py:1: unfinished work")
        self.check("docs/a.md", "see https://pypi.org/x\n", r"a registry's host")

    def test_the_solver_in_two_files(self):
        tree = {f"src/model/{n}.h": '#include "interfaces/highs_c_api.h"\n' for n in "ab"}
        self.assertRegex(self.found(tree=tree), r"HiGHS is included by")

    def test_a_source_that_nothing_builds(self):
        self.check("src/model/forgotten.cpp", "int a;\n", r"forgotten.cpp: no CMakeLists.txt builds it")

    def test_a_module_without_readme(self):
        self.check("src/feed/a.h", "int a;\n", r"src/feed: has no README.md")


if __name__ == "__main__":
    unittest.main()
