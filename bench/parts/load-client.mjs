import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'

/*
 * Load from a process of its own: raw sockets with keep-alive, one request at a time on each, every request with its own
 * delivery id. It costs far less than an HTTP client library, so that on two cores the server is what is measured.
 */
const idLength = 36

/** The request as bytes, with the place where the delivery id goes. */
function makeRequest({ url, headers, body }) {
  const { host, pathname } = new URL(url)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(body)}\r\nX-GitHub-Delivery: `
  const bytes = Buffer.from(`${head}${'0'.repeat(idLength)}\r\n\r\n${body}`)
  return { bytes, idOffset: Buffer.byteLength(head) }
}

/** Length of the first whole response in `text`, or 0 while it is not there. */
function responseLength(text) {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd === -1) return 0
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)
  if (length === null || length.index > headEnd) throw new Error(`A response without length: ${text.slice(0, headEnd)}`)
  const total = headEnd + 4 + Number(length[1])
  return text.length < total ? 0 : total
}

function isAccepted(text) {
  return text.startsWith('HTTP/1.1 200 ') && text.includes('"status":"accepted"')
}

const saysClose = (text) => /\r\nconnection: *close\r\n/i.test(text.slice(0, text.indexOf('\r\n\r\n') + 2))

/** Sends one request after the other until `isOver`, on a new socket whenever the server says that it closes the old one. */
function runConnection({ url, request, isOver, onAnswer }) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const bytes = Buffer.from(request.bytes)
    const open = () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      let received = ''
      let sentAt = 0
      const send = () => {
        bytes.write(randomUUID(), request.idOffset, 'latin1')
        sentAt = performance.now()
        socket.write(bytes)
      }
      const leave = (next) => {
        socket.removeAllListeners()
        socket.destroy()
        next()
      }
      socket.setEncoding('latin1')
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('The server closed a connection without saying so.')))
      socket.on('data', (chunk) => {
        received += chunk
        if (responseLength(received) === 0) return
        const response = received
        received = ''
        onAnswer(performance.now() - sentAt, isAccepted(response) ? null : response)
        if (isOver()) leave(resolve)
        else if (saysClose(response)) leave(open)
        else send()
      })
    }
    open()
  })
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/** For `seconds`, or until `requests` were answered. */
async function run({ url, headers, body, connections, seconds = Infinity, requests = Infinity }) {
  const request = makeRequest({ url, headers, body })
  const latencies = []
  let refused = 0
  let firstRefusal = null
  const start = performance.now()
  const isOver = () => latencies.length > requests - connections || performance.now() - start > seconds * 1000
  const onAnswer = (latency, refusal) => {
    latencies.push(latency)
    if (refusal === null) return
    refused += 1
    firstRefusal ??= refusal
  }
  const all = Array.from({ length: connections }, () => runConnection({ url, request, isOver, onAnswer }))
  await Promise.all(all)
  const elapsed = (performance.now() - start) / 1000
  const sorted = Float64Array.from(latencies).sort()
  return {
    requests: sorted.length,
    refused,
    firstRefusal,
    perSecond: sorted.length / elapsed,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
  }
}

process.on('message', async (task) => {
  try {
    process.send({ result: await run(task) })
  } catch (error) {
    process.send({ error: error.message })
  }
})
process.on('disconnect', () => process.exit(0))
