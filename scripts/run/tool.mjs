import { readFileSync } from 'node:fs'
import { inProject } from './project-root.mjs'

/** The command line `[file, args]` that runs an installed package's tool with this Node, with no shell in between. */
export function toolCommand(packageName, args, binName = packageName) {
  const { bin } = JSON.parse(readFileSync(inProject('node_modules', packageName, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin[binName]
  return [process.execPath, [inProject('node_modules', packageName, script), ...args]]
}

/** The command line `[file, args]` that runs npm itself: the one that started us, else the one installed beside Node. */
export function npmCommand(args) {
  const running = process.env.npm_execpath
  if (running?.endsWith('npm-cli.js')) return [process.execPath, [running, ...args]]
  if (process.platform !== 'win32') return ['npm', args]
  return ['cmd.exe', ['/d', '/s', '/c', 'npm.cmd', ...args]]
}
