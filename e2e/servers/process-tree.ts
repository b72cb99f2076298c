import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

interface Kin {
  pid: number
  parent: number
}

async function listLinux(): Promise<Kin[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  // The second field is the program's name in brackets and may hold anything; state and parent follow it.
  return stats.flatMap((stat) => {
    const parent = /^\d+ \(.*\) \S (\d+) /s.exec(stat)?.[1]
    return parent === undefined ? [] : [{ pid: Number.parseInt(stat), parent: Number(parent) }]
  })
}

async function listByPs(): Promise<Kin[]> {
  const { stdout } = await promisify(execFile)('ps', ['-Ao', 'pid=,ppid='])
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }))
}

/** The processes that this one started, and theirs; sshd gives each connection a session of its own, so a group does not hold them. */
export async function listDescendants(root: number): Promise<number[]> {
  const all = await (process.platform === 'linux' ? listLinux() : listByPs())
  const childrenOf = (parent: number): number[] =>
    all.filter((kin) => kin.parent === parent).flatMap(({ pid }) => [pid, ...childrenOf(pid)])
  return childrenOf(root)
}
