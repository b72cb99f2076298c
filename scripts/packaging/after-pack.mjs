import { rm } from 'node:fs/promises'
import path from 'node:path'

/** electron-builder's hook before fuses and signing: takes out what belongs to a development Electron only. */
export default async function afterPack({ appOutDir, packager }) {
  await rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
  await rm(path.join(appOutDir, 'version'), { force: true })
}
