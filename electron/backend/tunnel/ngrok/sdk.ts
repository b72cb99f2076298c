/** What the child uses of the ngrok SDK. The methods of a builder change it. */
export interface NgrokSdk {
  SessionBuilder: new () => SdkSessionBuilder
}

export interface SdkSessionBuilder {
  authtoken(authtoken: string): unknown
  clientInfo(name: string, version: string): unknown
  metadata(metadata: string): unknown
  serverAddr(address: string): unknown
  rootCas(source: string): unknown
  caCert(pem: Uint8Array): unknown
  heartbeatInterval(seconds: number): unknown
  heartbeatTolerance(seconds: number): unknown
  handleHeartbeat(handler: (latencyMs: number) => void): unknown
  handleDisconnection(handler: (address: string, error: string) => boolean): unknown
  handleStopCommand(handler: () => void): unknown
  handleRestartCommand(handler: () => void): unknown
  connect(): Promise<SdkSession>
}

export interface SdkSession {
  httpEndpoint(): SdkEndpointBuilder
  close(): Promise<void>
}

export interface SdkEndpointBuilder {
  domain(domain: string): unknown
  metadata(metadata: string): unknown
  listenAndForward(target: string): Promise<SdkListener>
}

export interface SdkListener {
  url(): string | null
  /** Settles when nothing is forwarded any more. */
  join(): Promise<void>
  close(): Promise<void>
}
