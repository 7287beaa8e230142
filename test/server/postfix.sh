#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# postfix.sh FOLDER OUR_PORT THEIR_PORT PROGRAM DATA: a Postfix of its own,
# until it is killed; everything of it is in FOLDER, nothing leaves 127.0.0.1.
#
# Mail of the site comes to OUR_PORT, over TLS only, with the certificate made
# here. What people send comes to THEIR_PORT; this server has found it to be
# from who it says, but for eve@. People at example.org have a mailbox if they
# are anna, bram, eve; vol@ is full; others turn out to be nobody only after
# the mail was taken. What is for in.example.org goes to PROGRAM, as the manual
# tells to set it up.
set -eu
folder=$1 ours=$2 theirs=$3 program=$4 data=$5
daemons=$(/usr/sbin/postconf -dh daemon_directory)

mkdir "$folder/conf" "$folder/queue" "$folder/own" "$folder/boxes"
chown postfix "$folder/own"
chown nobody "$folder/boxes"
cp "$program" "$folder/brengplein"
chmod 755 "$folder" "$folder/brengplein"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
	-subj /CN=test -addext subjectAltName=DNS:mx.localhost \
	-keyout "$folder/key" -out "$folder/certificate" 2>/dev/null

cat >"$folder/conf/main.cf" <<END
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/own
maillog_file = $folder/log
maillog_file_prefixes = $folder
myhostname = mx.example.org
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.1
mydestination =
alias_maps =
local_recipient_maps =
default_transport = error:5.1.2 nowhere
disable_dns_lookups = yes
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_reject_unlisted_recipient = no
smtpd_tls_cert_file = $folder/certificate
smtpd_tls_key_file = $folder/key
smtpd_tls_security_level = encrypt
smtpd_tls_received_header = yes
in_flow_delay = 0
hash_queue_names = hold
virtual_mailbox_domains = example.org
virtual_mailbox_base = $folder/boxes
virtual_mailbox_maps = inline:{ anna@example.org=anna/, bram@example.org=bram/, eve@example.org=eve/ }
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
relay_domains = in.example.org
transport_maps = inline:{ { in.example.org = brengplein: }, { vol@example.org = error:5.2.2 mailbox full } }
brengplein_destination_recipient_limit = 1
judged = check_sender_access inline:{ { eve@example.org = PREPEND Authentication-Results: mx.example.org; dmarc=fail } }, check_sender_access static:{ PREPEND Authentication-Results: mx.example.org; dmarc=pass }
END

cat >"$folder/conf/master.cf" <<END
127.0.0.1:$ours inet n - n - - smtpd
127.0.0.1:$theirs inet n - n - - smtpd
  -o smtpd_tls_security_level=none
  -o smtpd_sender_restrictions=\$judged
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
brengplein unix - n n - 4 pipe
  flags=R user=nobody
  argv=$folder/brengplein receive --data=$data --from=\${sender} --to=\${original_recipient}
END

/usr/sbin/postfix -c "$folder/conf" check
exec "$daemons/master" -c "$folder/conf"
