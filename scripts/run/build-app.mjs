import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { SetUpError } from '../setup/set-up-error.mjs'
import { inProject } from './project-root.mjs'
import { runCommand } from './run-command.mjs'
import { say } from './say.mjs'
import { toolCommand } from './tool.mjs'

const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const outputs = [path.join('main', 'index.js'), 'preload', path.join('renderer', 'index.html')]

/** Builds the app into out/ when its sources are newer than what is there. */
export async function buildAppIfStale() {
  if (isStale(outputs)) await buildApp()
}

/** Whether any of the files in out/ is absent or older than the sources. */
export function isStale(names) {
  return isBuildStale(newestTime(sources.map((name) => inProject(name))), names.map(outputTime))
}

/** Builds the app into out/ with electron-vite; its output is shown only when the build fails. */
export async function buildApp() {
  say('building the app (electron-vite build)')
  const [file, args] = toolCommand('electron-vite', ['build'])
  const { code, output } = await runCommand(file, args, { capture: true })
  if (code !== 0) throw new SetUpError(`the build failed with exit code ${code}. It said:\n${output.trimEnd()}`)
}

/** Whether any output is absent (null) or older than the newest source; times are in milliseconds. */
export function isBuildStale(newestSource, outputTimes) {
  return outputTimes.some((time) => time === null || time < newestSource)
}

function outputTime(name) {
  try {
    return statSync(inProject('out', name)).mtimeMs
  } catch {
    return null
  }
}

function newestTime(files) {
  return files.reduce((newest, file) => Math.max(newest, timeOf(file)), 0)
}

function timeOf(file) {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  const entries = readdirSync(file).filter((name) => !/\.test\.tsx?$/.test(name))
  // A folder's own time counts, so that a deleted source makes the build stale.
  return Math.max(stats.mtimeMs, newestTime(entries.map((name) => path.join(file, name))))
}
