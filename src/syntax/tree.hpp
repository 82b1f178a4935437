// The best tree over scored arcs.
#pragma once
#include <cstdint>
#include <vector>

#include <demarche/syntax.hpp>

namespace demarche::syntax {

/// scores[h * (n + 1) + d]: how well word h (0 is the root, words from 1) heads word d. Returns the head of each word
/// 1..n (index 0 unused): the arcs form one tree, and exactly one word hangs on the root.
/// Chu and Liu 1965, Edmonds 1967; the usual case, where every word's best head makes a tree, costs n^2.
std::vector<int> best_tree(const std::vector<float> &scores, int n);

/// Whether the heads of words first..last-1 lead each of them to a word that hangs from outside, and one of them only does.
bool is_tree(const std::vector<Word> &, std::uint32_t first, std::uint32_t last);

} // namespace demarche::syntax
