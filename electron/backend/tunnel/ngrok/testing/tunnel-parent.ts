import { createNodeProcesses } from '../../../node/node-processes'
import { defaultTunnelSettings } from '@shared/contracts/tunnel'
import { createNgrokDriver } from '../create-ngrok-driver'

/** An app that holds a tunnel until it is killed; says `open` on standard output. The first argument is the mood of the fake SDK. */
const driver = createNgrokDriver({
  settings: defaultTunnelSettings.ngrok,
  authtoken: () => Promise.resolve(process.argv[2] ?? 'well'),
  processes: createNodeProcesses({ ngrokChild: new URL('./fake-ngrok-child.js', import.meta.url) }),
  version: '0.0.0',
})
const events = { lost: () => undefined, tell: () => undefined }
const opening = driver.open({ url: 'http://127.0.0.1:1', port: 1 }, events, new AbortController().signal)
process.stdout.write('started\n')
const { tunnel } = await opening
process.stdout.write(tunnel ? 'open\n' : 'failed\n')
setInterval(() => undefined, 1000)
