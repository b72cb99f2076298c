import { beforeAll } from 'vitest'
import { describeDriver } from '../testing/driver-contract'
import { openNgrokRig } from './testing/open-ngrok-rig'
import { makeThrowawayCertificate } from './testing/throwaway-certificate'
import type { ThrowawayCertificate } from './testing/throwaway-certificate'

let certificate: ThrowawayCertificate

beforeAll(async () => {
  certificate = await makeThrowawayCertificate()
})

describeDriver('ngrok', { hasConnection: true }, () => openNgrokRig(certificate))
