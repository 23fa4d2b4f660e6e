// What crossfilter2, which web tools count with, takes for the step of the slider that `cargo bench --bench steps counting` times:
// a window of 30 days goes on by a day, and mentions are counted by place and by day, then by place alone.
//
//     npm install crossfilter2 && node --expose-gc benches/beside_crossfilter.mjs
//
// It knows no ranges of days: each mention has one day here, which is less to do.
import crossfilter from "crossfilter2";

const DAYS = 700, WINDOW = 30, STEPS = 1000, WARM_UP = 50;

// SplitMix64 in 32 bits would do as well: any numbers that look scattered.
function scattered(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits ^= bits >>> 15;
    bits = Math.imul(bits, 0x735a2d97);
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
  };
}

for (const [mentions, places] of [[1_000_000, 50_000], [5_000_000, 50_000]]) {
  const next = scattered(7);
  const records = Array.from({ length: mentions }, () => ({
    place: Math.floor(next() * next() * places),
    day: Math.floor(next() * DAYS),
  }));
  for (const days of [true, false]) {
    const all = crossfilter(records);
    const day = all.dimension((record) => record.day);
    const byPlace = all.dimension((record) => record.place).group();
    const byDay = days && all.dimension((record) => record.day).group();
    const times = [];
    for (let step = 0; step < WARM_UP + STEPS; step++) {
      const start = step % (DAYS - WINDOW);
      const clock = performance.now();
      day.filterRange([start, start + WINDOW]);
      byPlace.all();
      if (days) byDay.all();
      times.push(performance.now() - clock);
    }
    times.splice(0, WARM_UP);
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.round((times.length - 1) * share)].toFixed(3);
    const by = days ? "place and day" : "place";
    console.log(`crossfilter2 ${mentions} / ${places} by ${by}  median ${at(0.5)} ms  p99 ${at(0.99)} ms  most ${at(1)} ms`);
    global.gc?.();
  }
}
