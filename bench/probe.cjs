'use strict'
// Preloaded into a measured process: writes its peak memory and the JavaScript it loaded to the file in BENCH_PROBE.
const { statSync, writeFileSync } = require('node:fs')

process.on('exit', () => {
  const files = Object.keys(require.cache).filter((file) => file !== __filename)
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  writeFileSync(
    process.env.BENCH_PROBE,
    JSON.stringify({ maxRssKb: process.resourceUsage().maxRSS, loadedBytes: bytes, files }),
  )
})
