import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { inProject } from '../run/project-root.mjs'
import { runCommand } from '../run/run-command.mjs'
import { say } from '../run/say.mjs'
import { npmCommand } from '../run/tool.mjs'
import { SetUpError } from './set-up-error.mjs'

const lockPath = inProject('package-lock.json')
const installedPath = inProject('node_modules', '.package-lock.json')
const stampPath = inProject('node_modules', '.hookwright-setup.json')
const shownLines = 20

/** Installs the npm packages when package-lock.json differs from what node_modules was installed from. */
export async function installNpmPackages() {
  const lockText = await readFile(lockPath, 'utf8')
  const lockHash = createHash('sha256').update(lockText).digest('hex')
  const stamp = await readJson(stampPath)
  const installed = await readJson(installedPath)
  if (installed && stamp?.lockHash === lockHash) return
  if (!installed || !isInstalledFrom(JSON.parse(lockText), installed)) await runNpmCi()
  await writeFile(stampPath, JSON.stringify({ lockHash }))
}

/**
 * Whether the packages npm recorded as installed are those of the lock file, so that a hand-made `npm install` is not
 * followed by a needless `npm ci`. Optional packages for another platform may be absent.
 */
export function isInstalledFrom(lock, installed) {
  const wanted = Object.entries(lock.packages).filter(([location]) => location !== '')
  const present = installed.packages
  const isSame = ([location, entry]) => {
    const found = present[location]
    if (!found) return entry.optional === true || entry.devOptional === true
    return found.version === entry.version && found.integrity === entry.integrity
  }
  return wanted.every(isSame) && Object.keys(present).every((location) => location in lock.packages)
}

async function runNpmCi() {
  say('installing npm packages (npm ci)')
  await rm(stampPath, { force: true })
  const [file, args] = npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund'])
  const { code, output } = await runCommand(file, args, { capture: true })
  if (code === 0) return
  throw new SetUpError(
    `npm ci failed with exit code ${code}. It said:\n${summarizeFailure(output)}\nFix the cause and run the command again.`,
  )
}

/** The start and end of what npm said, without its warnings: the cause stands first, what to do and the log file last. */
export function summarizeFailure(output) {
  const lines = output
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('npm warn'))
  if (lines.length <= 2 * shownLines) return lines.join('\n')
  return [...lines.slice(0, shownLines), '...', ...lines.slice(-shownLines)].join('\n')
}

async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null
  }
}
