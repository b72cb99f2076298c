import { setTimeout as pause } from 'node:timers/promises'
import type { NgrokSdk, SdkEndpointBuilder, SdkListener, SdkSession, SdkSessionBuilder } from '../sdk'

/**
 * How the fake SDK behaves; the test says so in place of the authtoken. A call that hangs does so in the way of the real
 * one: every later call in the process hangs, too.
 */
export const fakeSdkMoods = [
  'well',
  'hangs-connecting',
  'hangs-listening',
  'hangs-closing',
  'blocks-the-process',
  'crashes-connecting',
  'crashes-later',
  'gives-no-url',
  'throws-odd-things',
  'silent',
] as const
export type FakeSdkMood = (typeof fakeSdkMoods)[number]

const never = <Value>(): Promise<Value> => new Promise(() => undefined)

function crash(): never {
  process.abort()
}

class FakeListener implements SdkListener {
  constructor(private readonly mood: FakeSdkMood) {}
  url = (): string | null => (this.mood === 'gives-no-url' ? null : 'https://fake.ngrok-free.app/')
  join = (): Promise<void> => never()
  close = (): Promise<void> => (this.mood === 'hangs-closing' ? never() : Promise.resolve())
}

class FakeEndpointBuilder implements SdkEndpointBuilder {
  constructor(private readonly mood: FakeSdkMood) {}
  domain = (): void => undefined
  metadata = (): void => undefined
  async listenAndForward(): Promise<SdkListener> {
    if (this.mood === 'hangs-listening') return never()
    if (this.mood === 'throws-odd-things') throw 'a text'
    if (this.mood === 'crashes-later') setTimeout(crash, 300)
    return new FakeListener(this.mood)
  }
}

class FakeSession implements SdkSession {
  constructor(private readonly mood: FakeSdkMood) {}
  httpEndpoint = (): SdkEndpointBuilder => new FakeEndpointBuilder(this.mood)
  close = (): Promise<void> => (this.mood === 'hangs-closing' ? never() : Promise.resolve())
}

class FakeSessionBuilder implements SdkSessionBuilder {
  private mood: FakeSdkMood = 'well'
  private beat: (latencyMs: number) => void = () => undefined
  authtoken = (mood: string): void => void (this.mood = mood as FakeSdkMood)
  handleHeartbeat = (handler: (latencyMs: number) => void): void => void (this.beat = handler)
  clientInfo = (): void => undefined
  metadata = (): void => undefined
  serverAddr = (): void => undefined
  rootCas = (): void => undefined
  caCert = (): void => undefined
  heartbeatInterval = (): void => undefined
  heartbeatTolerance = (): void => undefined
  handleDisconnection = (): void => undefined
  handleStopCommand = (): void => undefined
  handleRestartCommand = (): void => undefined

  async connect(): Promise<SdkSession> {
    const { mood } = this
    if (mood === 'hangs-connecting') return never()
    if (mood === 'crashes-connecting') crash()
    await pause(10)
    if (mood === 'blocks-the-process') while (true);
    if (mood !== 'silent') setInterval(() => this.beat(5), 500)
    return new FakeSession(mood)
  }
}

/** An SDK without a network. */
export const fakeNgrokSdk: NgrokSdk = { SessionBuilder: FakeSessionBuilder }
