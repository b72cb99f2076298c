import path from 'node:path'
import { inProject } from '../run/project-root.mjs'

/** Where electron-builder leaves the unpacked app for this platform: `{ folder, executable, resources }`. */
export function packagedPaths(platform = process.platform, arch = process.arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  if (platform === 'darwin') {
    const folder = inProject('dist', `mac${suffix}`)
    const contents = path.join(folder, 'Hookwright.app', 'Contents')
    return {
      folder,
      executable: path.join(contents, 'MacOS', 'Hookwright'),
      resources: path.join(contents, 'Resources'),
    }
  }
  const folder = inProject('dist', `${platform === 'win32' ? 'win' : 'linux'}${suffix}-unpacked`)
  const executable = path.join(folder, platform === 'win32' ? 'hookwright.exe' : 'hookwright')
  return { folder, executable, resources: path.join(folder, 'resources') }
}
