import type { Socket } from 'node:net';

/** Answers as little of SMTP as an e-mail needs. @param heard gets what the other side says */
export function answerSmtp(socket: Socket, heard: string[]): void {
  let inData = false;
  let rest = '';
  socket.write('220 mail.example.com\r\n');
  socket.on('data', (chunk) => {
    const text = chunk.toString('utf8');
    heard.push(text);
    rest += text;
    for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (inData) {
        if (line !== '.') continue;
        inData = false;
        socket.write('250 taken\r\n');
      } else if (line === 'DATA') {
        inData = true;
        socket.write('354 go on\r\n');
      } else if (line === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 mail.example.com\r\n');
    }
  });
}
