const round = (value, digits) => (typeof value === 'number' ? Number(value.toFixed(digits)) : value)

/**
 * Where a bench puts its rows: with `isJson` one JSON line each on standard output, else a table at the end. Progress goes
 * to standard error either way.
 */
export function createReport({ isJson }) {
  const rows = []
  return {
    isJson,
    note: (text) => process.stderr.write(`${text}\n`),
    /** `digits`: how many decimals the numbers of the row keep. */
    row(bench, values, digits = 2) {
      const row = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, round(value, digits)]))
      if (isJson) process.stdout.write(`${JSON.stringify({ bench, ...row })}\n`)
      else rows.push(row)
    },
    table(title) {
      if (isJson) return
      process.stdout.write(`\n${title}\n${formatTable(rows)}\n`)
      rows.length = 0
    },
  }
}

function formatTable(rows) {
  const names = Object.keys(rows[0] ?? {})
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))]
  const widths = names.map((_, column) => Math.max(...cells.map((line) => line[column].length)))
  return cells.map((line) => line.map((cell, column) => cell.padStart(widths[column])).join('  ')).join('\n')
}

export function median(values) {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
