import { startFakeNgrokIngress } from '../../electron/backend/tunnel/ngrok/testing/fake-ngrok-ingress'
import type { IngressError } from '../../electron/backend/tunnel/ngrok/testing/ingress-desk'
import { makeThrowawayCertificate } from '../../electron/backend/tunnel/ngrok/testing/throwaway-certificate'
import { startFaultRelay } from '../../electron/backend/tunnel/testing/fault-relay'
import type { FaultRelay } from '../../electron/backend/tunnel/testing/fault-relay'

/** A stand-in for ngrok on loopback that speaks its protocol, behind a line that can break in every way. */
export interface Ngrok {
  /** Where agents connect. */
  relay: FaultRelay
  /** PEM of the authority that its certificate is signed by. */
  authority: string
  /** Public base of its endpoint. */
  url: string
  /** Refuses every agent with that error. */
  refuse(error: IngressError): void
  behave(): void
  close(): Promise<void>
}

export async function startNgrok(): Promise<Ngrok> {
  const certificate = makeThrowawayCertificate()
  const ingress = await startFakeNgrokIngress(certificate, { isOnLoopback: true })
  const relay = await startFaultRelay({ target: ingress.port })
  return {
    relay,
    authority: certificate.authority,
    url: `http://127.0.0.1:${ingress.publicPort}`,
    refuse: (error) => void (ingress.script.auth = () => error),
    behave: () => void (ingress.script.auth = () => 'accept'),
    async close() {
      await relay.close()
      await ingress.close()
    },
  }
}
