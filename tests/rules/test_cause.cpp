#include "link_examples.hpp"

TEST_CASE("every example of the cause rules") { demarche::test::run_link_examples("en/cause.rules"); }
