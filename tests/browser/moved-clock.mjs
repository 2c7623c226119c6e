// Loaded before a server's own files: its clock goes on from whatever is ahead of the machine's, and whoever started it
// says by how much. Timers go by the machine.
const MachineDate = Date
let ahead = 0

globalThis.Date = class extends MachineDate {
  constructor(...parts) {
    if (parts.length === 0) super(MachineDate.now() + ahead)
    else super(...parts)
  }

  static now() {
    return MachineDate.now() + ahead
  }
}

process.on('message', message => {
  ahead += message.aheadMs
  process.send?.(message)
})
// Being listened to must not keep it alive.
process.channel?.unref()
