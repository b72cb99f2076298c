import { readdirSync, readFileSync } from 'node:fs'

const isThere = process.platform === 'linux'

function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** The process and all that it started, as they are now. */
function processTree(root) {
  const parents = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? readOrNull(`/proc/${name}/stat`) : null
    return stat === null ? [] : [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0])]]
  })
  const tree = [root]
  for (const pid of tree) tree.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child))
  return tree
}

/** Proportional memory of a process tree in MiB: pages that several share count once. `null` where the system cannot tell. */
export function readMemory(root) {
  if (!isThere) return null
  const kibibytes = processTree(root).map((pid) => {
    const rollup = readOrNull(`/proc/${pid}/smaps_rollup`) ?? ''
    return Number(/^Pss: +(\d+) kB$/m.exec(rollup)?.[1] ?? 0)
  })
  return kibibytes.reduce((sum, size) => sum + size, 0) / 1024
}
