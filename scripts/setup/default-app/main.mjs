import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

// Plays the part of Electron's own default app, which the npm-registry runtime lacks: it reads the app's folder and
// `-r FILE` preloads from the command line and starts that app. It stays an ES module with a top-level await, because
// Electron holds back `ready` for that, and an app must register its schemes before `ready`.

function readCommandLine(args) {
  const preloads = []
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]
    if (arg === '-r' || arg === '--require') preloads.push(args[++index])
    else if (!arg.startsWith('-')) return { preloads, appPath: path.resolve(arg) }
  }
  return { preloads, appPath: null }
}

const { preloads, appPath } = readCommandLine(process.argv.slice(1))
if (appPath === null) {
  console.error('No app given. Usage: electron [-r FILE] [options] APP_FOLDER')
  process.exit(1)
}
const require = createRequire(path.join(appPath, 'package.json'))
const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'))

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
app.setAppPath(appPath)
for (const file of preloads) require(path.resolve(file))
await import(pathToFileURL(require.resolve(appPath)).href)
