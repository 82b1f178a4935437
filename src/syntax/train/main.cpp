// The trainer: treebanks in, weights out. The same data, seed and settings give the same bytes.
//
// usage: train TREEBANKS [OUT [EPOCHS [FOLD]]]
// TREEBANKS holds en_ewt-train.conllu, en_gum-train.conllu and en_gum-train.entities.jsonl; beside it lie the sets
// whose plain text the word vectors are learned from. OUT is src/syntax/en.weights unless given. Of the set with marked names, fold FOLD (0
// to 4) is left out.
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <unordered_map>

#include <demarche/error.hpp>

#include "syntax/train/vectors.hpp"
#include "syntax/train/write.hpp"

using namespace demarche;
using namespace demarche::syntax;
using namespace demarche::syntax::train;

namespace {

struct Settings {
  int epochs = 15;
  float dropout = 0.18f;
  float rate = 2e-3f;
  std::uint64_t seed = 1;
};

class Trainer {
public:
  Trainer(const Corpus &c, Table vectors, const Settings &s)
      : corpus_(c), settings_(s), random_(s.seed), net_(c, std::move(vectors), random_) {
    for (std::uint32_t i = 0; i < c.vocabulary.size(); ++i)
      rows_.emplace(c.vocabulary[i], i);
  }

  Network &train() {
    std::vector<std::size_t> order(corpus_.examples.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      order[i] = i;
    std::size_t words = 0;
    for (const Example &x : corpus_.examples)
      words += x.forms.size();
    const auto total = static_cast<float>(words) * static_cast<float>(settings_.epochs);
    std::size_t done = 0;
    std::uint32_t t = 0;
    for (int epoch = 1; epoch <= settings_.epochs; ++epoch) {
      random_.shuffle(order);
      Losses losses;
      std::vector<Seen> batch;
      std::size_t size = 0;
      for (std::size_t i = 0; i < order.size(); ++i) {
        batch.push_back(seen(corpus_.examples[order[i]]));
        size += batch.back().rows.size();
        if (size < batch_words && i + 1 < order.size())
          continue;
        learn(net_, batch, settings_.dropout, random_, losses);
        done += size;
        const float left = 1 - static_cast<float>(done) / total;
        const float warm = std::min(1.0f, static_cast<float>(t + 1) / 200);
        step(net_, settings_.rate * warm * std::max(left, 0.0f), ++t);
        if (left < averaged && t % 50 == 0)
          sum_up();
        batch.clear();
        size = 0;
      }
      const auto n = static_cast<double>(losses.words);
      std::printf("epoch %d: loss a word: tags %.4f heads %.4f relations %.4f names %.4f\n", epoch, losses.tags / n, losses.heads / n,
                  losses.labels / n, losses.names / n);
      std::fflush(stdout);
    }
    average();
    return net_;
  }

private:
  static constexpr std::size_t batch_words = 200;
  static constexpr float averaged = 0.15f; ///< the last part of the training, over which weights are averaged

  void sum_up() {
    const std::vector<Table *> values = net_.all_values();
    sums_.resize(values.size());
    for (std::size_t k = 0; k < values.size(); ++k) {
      sums_[k].resize(values[k]->at.size());
      for (std::size_t i = 0; i < sums_[k].size(); ++i)
        sums_[k][i] += values[k]->at[i];
    }
    ++summed_;
  }

  void average() {
    const std::vector<Table *> values = net_.all_values();
    for (std::size_t k = 0; k < sums_.size(); ++k)
      for (std::size_t i = 0; i < sums_[k].size(); ++i)
        values[k]->at[i] = sums_[k][i] / static_cast<float>(summed_);
  }

  /// Words are hidden at times, rare ones more often, so that the network learns to read endings and contexts;
  /// some sentences are shown in capitals (headlines) or without any.
  Seen seen(const Example &x) {
    Seen s;
    s.example = &x;
    const float dice = random_.uniform();
    const Casing casing = dice < 0.03f ? Casing::upper : dice < 0.06f ? Casing::lower : Casing::as_written;
    for (std::size_t i = 0; i < x.forms.size(); ++i) {
      s.features.push_back(features(x.forms[i], i == 0, casing));
      const auto row = rows_.find(s.features.back().word);
      const auto count = static_cast<float>(counted(s.features.back().word));
      const bool hides = random_.uniform() < 0.04f + 0.5f / (0.5f + count), hides_all = random_.uniform() < 0.2f;
      const std::uint32_t known = row == rows_.end() ? unknown_word : row->second;
      s.vectors.push_back(hides && hides_all ? unknown_word : known);
      s.rows.push_back(hides || count < 2 ? unknown_word : known);
    }
    return s;
  }

  std::uint32_t counted(std::uint32_t word) const {
    const auto at = corpus_.counts.find(word);
    return at == corpus_.counts.end() ? 0 : at->second;
  }

  const Corpus &corpus_;
  Settings settings_;
  Random random_;
  Network net_;
  std::unordered_map<std::uint32_t, std::uint32_t> rows_;
  std::vector<std::vector<float>> sums_;
  std::size_t summed_ = 0;
};

/// Sets of the kit that may feed weights which ship (docs/models.md).
constexpr const char *plain_text[] = {"frus", "meantime", "re3d", "state", "wh-briefings", "wikinews"};

/// -1 when it is no number.
int number(const std::string &s) {
  int n = -1;
  const auto read = std::from_chars(s.data(), s.data() + s.size(), n);
  return read.ec == std::errc() && read.ptr == s.data() + s.size() ? n : -1;
}

int run(int argc, char **argv) {
  if (argc < 2)
    throw Error(Exit::usage, "usage: train TREEBANKS [OUT [EPOCHS [FOLD]]]");
  const std::string treebanks = argv[1], path = argc > 2 ? argv[2] : "src/syntax/en.weights";
  Settings s;
  if (argc > 3)
    s.epochs = number(argv[3]);
  std::optional<unsigned> fold;
  if (argc > 4)
    fold = static_cast<unsigned>(number(argv[4])); // none is a great number
  if (s.epochs < 1 || (fold && *fold > 4))
    throw Error(Exit::usage, "EPOCHS is a number from 1, FOLD one from 0 to 4");
  Corpus corpus = read_corpus(treebanks);
  read_names(treebanks + "/../re3d", corpus, fold);
  std::vector<std::string> files;
  for (const char *set : plain_text)
    files.push_back(treebanks + "/../" + set + "/docs.jsonl");
  Random random(s.seed);
  const std::vector<std::uint32_t> text = read_plain_text(files, corpus);
  Table vectors = learn_vectors(text, corpus.vocabulary.size(), random);
  std::printf("%zu sentences, %zu known words, %zu tags, %zu relations; word vectors from %zu words\n", corpus.examples.size(),
              corpus.vocabulary.size(), corpus.tags.size(), corpus.labels.size(), text.size());
  std::fflush(stdout);
  Trainer trainer(corpus, std::move(vectors), s);
  const std::string bytes = weights_file(trainer.train(), corpus, learn_lemmas(corpus));
  std::ofstream out(path, std::ios::binary);
  if (!(out << bytes) || !out.flush())
    throw Error(Exit::not_written, path + ": cannot be written");
  std::printf("%s: %zu bytes\n", path.c_str(), bytes.size());
  return 0;
}

} // namespace

int main(int argc, char **argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception &e) {
    std::cerr << "train: " << e.what() << '\n';
    return 2;
  }
}
