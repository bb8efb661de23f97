// cds-serve listens on all addresses of the machine; a test's server listens on 127.0.0.1 alone.
const net = require('net')

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...given) {
  const done = given.find((one) => typeof one === 'function')
  const port = typeof given[0] === 'object' && given[0] ? given[0].port : Number(given[0])
  return listen.call(this, { port: port || 0, host: '127.0.0.1' }, ...(done ? [done] : []))
}
