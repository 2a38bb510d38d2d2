// oneDNN called directly: its vanilla_rnn, forward and backward, and its matmul
// for the scores; workloads A and B.
//
//     ./program A layer --unit rnn --threads 2 --seconds 8 --text timemachine.txt

#include <map>
#include <sched.h>
#include <unordered_map>
#include <vector>

#include "common.h"
#include "oneapi/dnnl/dnnl.hpp"

using namespace dnnl;
using Tag = memory::format_tag;
using Arguments = std::unordered_map<int, memory>;

static const engine processor(engine::kind::cpu, 0);
static stream queue(processor);

static memory::desc describe(memory::dims dims, Tag tag) {
  return {dims, memory::data_type::f32, tag};
}

static float *data(const memory &array) {
  return static_cast<float *>(array.get_data_handle());
}

static memory zeros(const memory::desc &layout) {
  memory array(layout, processor);
  memset(array.get_data_handle(), 0, layout.get_size());
  return array;
}

/// Copies one array into the layout of another.
static void copy(memory from, memory to) {
  reorder(from, to).execute(queue, from, to);
}

/// The network for minibatches of one shape: T steps of N sequences.
struct Network {
  const long T, N, H;
  // Parameters and their gradients in plain layouts, which the step reads.
  std::vector<memory> &parameters;
  std::vector<memory> gradients;
  memory X, state, Y, last, scores, dY;
  // The layouts that vanilla_rnn prefers.
  memory Wx, Wh, WxBack, WhBack, dWx, dWh, workspace, dX, dState, dLast;
  primitive forwardLayer, backwardLayer, forwardScores, backwardY, backwardW;

  Network(long T, long N, long H, std::vector<memory> &parameters)
      : T(T), N(N), H(H), parameters(parameters) {
    for (auto &p : parameters) gradients.push_back(zeros(p.get_desc()));
    auto any = Tag::any;
    memory::dims x{T, N, V}, y{T, N, H}, h{1, 1, N, H}, wx{1, 1, V, 1, H},
        wh{1, 1, H, 1, H}, b{1, 1, 1, H};
    auto direction = rnn_direction::unidirectional_left2right;
    auto src = describe(x, Tag::tnc), iter = describe(h, Tag::ldnc);
    auto bias = describe(b, Tag::ldgo), dst = describe(y, Tag::tnc);
    vanilla_rnn_forward::primitive_desc forward(
        processor, prop_kind::forward_training, algorithm::eltwise_tanh,
        direction, src, iter, describe(wx, any), describe(wh, any), bias, dst,
        iter);
    vanilla_rnn_backward::primitive_desc backward(
        processor, prop_kind::backward, algorithm::eltwise_tanh, direction, src,
        iter, describe(wx, any), describe(wh, any), bias, dst, iter, src, iter,
        describe(wx, any), describe(wh, any), bias, dst, iter, forward);
    X = zeros(src); state = zeros(iter); Y = zeros(dst); last = zeros(iter);
    scores = zeros(describe({T * N, V}, Tag::ab)); dY = zeros(dst);
    Wx = zeros(forward.weights_layer_desc());
    Wh = zeros(forward.weights_iter_desc());
    WxBack = zeros(backward.weights_layer_desc());
    WhBack = zeros(backward.weights_iter_desc());
    dWx = zeros(backward.diff_weights_layer_desc());
    dWh = zeros(backward.diff_weights_iter_desc());
    workspace = zeros(forward.workspace_desc());
    dX = zeros(src); dState = zeros(iter); dLast = zeros(iter);
    forwardLayer = vanilla_rnn_forward(forward);
    backwardLayer = vanilla_rnn_backward(backward);
    auto rows = describe({T * N, H}, Tag::ab), out = scores.get_desc();
    auto w = describe({H, V}, Tag::ab), wT = describe({V, H}, Tag::ba);
    forwardScores = matmul(matmul::primitive_desc(
        processor, rows, w, describe({1, V}, Tag::ab), out));
    backwardY = matmul(matmul::primitive_desc(processor, out, wT, rows));
    backwardW = matmul(matmul::primitive_desc(
        processor, describe({H, T * N}, Tag::ba), out, w));
  }

  memory seen(memory &array, memory::dims dims, Tag tag) {
    return memory(describe(dims, tag), processor, array.get_data_handle());
  }

  /// One step of training; the state is carried on in `last`.
  double train(const std::vector<int> &inputs, const std::vector<int> &targets) {
    float *x = data(X);
    memset(x, 0, sizeof(float) * T * N * V);
    for (long row = 0; row < T * N; row++) x[row * V + inputs[row]] = 1;
    copy(parameters[0], Wx); copy(parameters[1], Wh);
    copy(parameters[0], WxBack); copy(parameters[1], WhBack);
    forwardLayer.execute(queue, {
        {DNNL_ARG_SRC_LAYER, X}, {DNNL_ARG_SRC_ITER, state},
        {DNNL_ARG_WEIGHTS_LAYER, Wx}, {DNNL_ARG_WEIGHTS_ITER, Wh},
        {DNNL_ARG_BIAS, parameters[2]}, {DNNL_ARG_DST_LAYER, Y},
        {DNNL_ARG_DST_ITER, last}, {DNNL_ARG_WORKSPACE, workspace}});
    memory rows = seen(Y, {T * N, H}, Tag::ab);
    forwardScores.execute(queue, {
        {DNNL_ARG_SRC, rows}, {DNNL_ARG_WEIGHTS, parameters[3]},
        {DNNL_ARG_BIAS, seen(parameters[4], {1, V}, Tag::ab)},
        {DNNL_ARG_DST, scores}});
    queue.wait();
    double loss = cross_entropy(data(scores), targets.data(), T * N);
    float *db = data(gradients[4]), *d = data(scores);
    std::fill(db, db + V, 0.0f);
    for (long row = 0; row < T * N; row++)
      for (long v = 0; v < V; v++) db[v] += d[row * V + v];
    memory dRows = seen(dY, {T * N, H}, Tag::ab);
    backwardY.execute(queue, {
        {DNNL_ARG_SRC, scores},
        {DNNL_ARG_WEIGHTS, seen(parameters[3], {V, H}, Tag::ba)},
        {DNNL_ARG_DST, dRows}});
    backwardW.execute(queue, {
        {DNNL_ARG_SRC, seen(Y, {H, T * N}, Tag::ba)},
        {DNNL_ARG_WEIGHTS, scores}, {DNNL_ARG_DST, gradients[3]}});
    for (memory *sum : {&dWx, &dWh, &gradients[2]})  // oneDNN adds to them
      memset(sum->get_data_handle(), 0, sum->get_desc().get_size());
    backwardLayer.execute(queue, {
        {DNNL_ARG_SRC_LAYER, X}, {DNNL_ARG_SRC_ITER, state},
        {DNNL_ARG_WEIGHTS_LAYER, WxBack}, {DNNL_ARG_WEIGHTS_ITER, WhBack},
        {DNNL_ARG_BIAS, parameters[2]}, {DNNL_ARG_DST_LAYER, Y},
        {DNNL_ARG_DST_ITER, last}, {DNNL_ARG_WORKSPACE, workspace},
        {DNNL_ARG_DIFF_SRC_LAYER, dX}, {DNNL_ARG_DIFF_SRC_ITER, dState},
        {DNNL_ARG_DIFF_WEIGHTS_LAYER, dWx}, {DNNL_ARG_DIFF_WEIGHTS_ITER, dWh},
        {DNNL_ARG_DIFF_BIAS, gradients[2]}, {DNNL_ARG_DIFF_DST_LAYER, dY},
        {DNNL_ARG_DIFF_DST_ITER, dLast}});
    copy(dWx, gradients[0]); copy(dWh, gradients[1]);
    queue.wait();
    step();
    memcpy(state.get_data_handle(), last.get_data_handle(),
                sizeof(float) * N * H);
    return loss;
  }

  /// Clips all gradients together to norm 1, and goes a step of rate 1.
  void step() {
    double squares = 0;
    for (auto &g : gradients)
      for (size_t i = 0; i < g.get_desc().get_size() / 4; i++)
        squares += double(data(g)[i]) * data(g)[i];
    float rate = step_size(squares);
    for (size_t k = 0; k < gradients.size(); k++)
      for (size_t i = 0; i < gradients[k].get_desc().get_size() / 4; i++)
        data(parameters[k])[i] -= rate * data(gradients[k])[i];
  }
};

static std::vector<memory> parameters;
static std::map<long, Network> networks;  // by the size of the minibatch
static long H, T;

/// Trains on the rows that begin at these places of the text.
static double train(const std::vector<int> &starts, bool continues) {
  long N = starts.size();
  auto &network = networks.try_emplace(N, T, N, H, parameters).first->second;
  if (!continues)
    memset(network.state.get_data_handle(), 0, sizeof(float) * N * H);
  std::vector<int> inputs, targets;
  for (long t = 0; t < T; t++)
    for (int start : starts) {
      inputs.push_back(tokens_of_text[start + t]);
      targets.push_back(tokens_of_text[start + t + 1]);
    }
  return network.train(inputs, targets) * T * N;
}

static double inSequence(long *tokens) {
  const int N = 32;
  int offset = rand() % T, length = (length_of_text - offset - 1) / N;
  double loss = 0;
  *tokens = 0;
  for (long left = 0; left + T <= length; left += T) {
    std::vector<int> starts;
    for (int row = 0; row < N; row++)
      starts.push_back(offset + row * length + left);
    loss += train(starts, left > 0);
    *tokens += T * N;
  }
  return loss / *tokens;
}

static double windows(long *tokens) {
  std::vector<int> all(length_of_text - T);
  for (size_t i = 0; i < all.size(); i++) {
    size_t j = rand() % (i + 1);  // shuffled while it is filled
    all[i] = all[j];
    all[j] = i;
  }
  double loss = 0;
  *tokens = all.size() * T;
  for (size_t left = 0; left < all.size(); left += 1024) {
    auto end = all.begin() + std::min(left + 1024, all.size());
    loss += train({all.begin() + left, end}, false);
  }
  return loss / *tokens;
}

int main(int argc, char **argv) {
  double begin = now();
  read_arguments(argc, argv);
  cpu_set_t processors;  // oneDNN takes its threads from those it may use
  CPU_ZERO(&processors);
  for (int i = 0; i < atoi(chosen.threads); i++) CPU_SET(i, &processors);
  sched_setaffinity(0, sizeof processors, &processors);
  H = chosen.workload == 'A' ? 512 : 32;
  T = chosen.workload == 'A' ? 35 : 32;
  parameters = {
      zeros(describe({1, 1, V, 1, H}, Tag::ldigo)),
      zeros(describe({1, 1, H, 1, H}, Tag::ldigo)),
      zeros(describe({1, 1, 1, H}, Tag::ldgo)),
      zeros(describe({H, V}, Tag::ab)), zeros(describe({1, V}, Tag::ab))};
  float bound = 1 / std::sqrt(float(H));
  for (auto &p : parameters)
    for (size_t i = 0; i < p.get_desc().get_size() / 4; i++)
      data(p)[i] = bound * (2 * float(random01()) - 1);
  char version[40];
  auto found = dnnl_version();
  snprintf(version, sizeof version, "%d.%d.%d", found->major, found->minor,
           found->patch);
  measure("oneDNN", version, begin,
          chosen.workload == 'A' ? inSequence : windows);
}
