package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"errors"
)

// method is how strings or streams are encrypted.
type method uint8

const (
	inClear method = iota
	inRC4
	inAES128
	inAES256
)

// methods by the names of crypt filters (7.6.5, table 25, and ISO 32000-2).
var methods = map[name]method{"None": inClear, "V2": inRC4, "AESV2": inAES128, "AESV3": inAES256}

// lock holds the key of an encrypted file that opens with the empty password, as files do that forbid no more
// than printing or copying.
type lock struct {
	num      int // of the object with the settings, which is not encrypted
	key      []byte
	text     method
	streams  method
	metadata bool
}

var errHandler = errors.New("it is encrypted in a way that is not read")

// pad is what fills up passwords (7.6.3.3).
var pad = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08" +
	"\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// unlock finds the key of an encrypted file, with the empty password.
func (f *file) unlock() error {
	d := f.dict(f.trailer["Encrypt"])
	if d == nil {
		if f.trailer["Encrypt"] != nil {
			return errEncrypted
		}
		return nil
	}
	if f.name(d["Filter"]) != "Standard" {
		return errHandler
	}
	k := &lock{metadata: d["EncryptMetadata"] != false, text: inRC4, streams: inRC4}
	if r, ok := f.trailer["Encrypt"].(ref); ok {
		k.num = r.num
	}
	version, revision, bits := f.int(d["V"]), f.int(d["R"]), f.int(d["Length"])
	if version == 1 || bits == 0 {
		bits = 40
	}
	if version >= 4 {
		bits = 128
		k.text, k.streams = f.method(d, "StrF"), f.method(d, "StmF")
	}
	if version < 1 || version > 5 || version == 3 || bits < 40 || bits > 128 || bits%8 != 0 {
		return errHandler
	}
	if version == 5 {
		k.key = f.key256(d, revision)
	} else {
		k.key = f.key128(d, revision, bits/8, k.metadata)
	}
	if k.key == nil {
		return errEncrypted
	}
	f.lock = k
	f.forget()
	clear(f.bodies)
	return nil
}

// method looks up which of its crypt filters a file uses for strings or streams.
func (f *file) method(d dict, use name) method {
	m, ok := methods[f.name(f.dict(f.dict(d["CF"])[f.name(d[use])])["CFM"])]
	if !ok {
		return inClear
	}
	return m
}

func (f *file) bytes(v any) []byte { s, _ := f.resolve(v).(str); return []byte(s) }

// key128 is algorithm 2 with the empty password, proved by algorithms 4 and 5 (7.6.3.3 and 7.6.3.4); nil where
// another password is needed.
func (f *file) key128(d dict, revision, size int, metadata bool) []byte {
	owner, user, id := f.bytes(d["O"]), f.bytes(d["U"]), f.bytes(f.array(f.trailer["ID"]).at(0))
	if len(owner) < 32 || len(user) < 16 {
		return nil
	}
	h := md5.New()
	h.Write(pad)
	h.Write(owner[:32])
	_ = binary.Write(h, binary.LittleEndian, uint32(int64(f.num(d["P"]))))
	h.Write(id)
	if revision >= 4 && !metadata {
		h.Write([]byte{0xff, 0xff, 0xff, 0xff})
	}
	key := h.Sum(nil)
	if revision < 3 {
		key = key[:5]
		if bytes.Equal(arcfour(key, pad), user[:min(len(user), 32)]) {
			return key
		}
		return nil
	}
	for range 50 {
		sum := md5.Sum(key[:size])
		key = sum[:]
	}
	key = key[:size]
	sum := md5.Sum(append(bytes.Clone(pad), id...))
	proof := arcfour(key, sum[:])
	for i := byte(1); i <= 19; i++ {
		turned := bytes.Clone(key)
		for j := range turned {
			turned[j] ^= i
		}
		proof = arcfour(turned, proof)
	}
	if !bytes.Equal(proof, user[:16]) {
		return nil
	}
	return key
}

// key256 is algorithm 2.A of ISO 32000-2 with the empty password; nil where another password is needed.
func (f *file) key256(d dict, revision int) []byte {
	user, sealed := f.bytes(d["U"]), f.bytes(d["UE"])
	if len(user) < 48 || len(sealed) < 32 {
		return nil
	}
	hash := hash6
	if revision < 6 {
		hash = func(salt []byte) []byte { sum := sha256.Sum256(salt); return sum[:] }
	}
	if !bytes.Equal(hash(user[32:40]), user[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(user[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, sealed[:32])
	return key
}

// hash6 is algorithm 2.B of ISO 32000-2 for the empty user password.
func hash6(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	for round := 0; ; round++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, c := range e[:16] {
			rest += int(c)
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 {
			return k[:32]
		}
	}
}

func arcfour(key, b []byte) []byte {
	out := make([]byte, len(b))
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, b)
	}
	return out
}

// strings gives what decrypts the strings of an object.
func (k *lock) strings(num, gen int) func([]byte) []byte {
	return func(b []byte) []byte { return k.decrypt(k.text, num, gen, b) }
}

// stream decrypts the bytes of a stream, unless it is one that stays clear (7.6.1, 7.6.5).
func (k *lock) stream(f *file, s *stream) []byte {
	kind := f.name(s.dict["Type"])
	own := len(f.list(s.dict["Filter"])) > 0 && f.name(f.list(s.dict["Filter"]).at(0)) == "Crypt"
	if kind == "XRef" || kind == "Metadata" && !k.metadata || own {
		return s.raw
	}
	return k.decrypt(k.streams, s.ref.num, s.ref.gen, s.raw)
}

// decrypt undoes a method (7.6.2, algorithm 1). What is no whole number of blocks is cut to one.
func (k *lock) decrypt(m method, num, gen int, b []byte) []byte {
	if m == inClear {
		return b
	}
	key := k.key
	if m != inAES256 {
		h := md5.New()
		h.Write(k.key)
		h.Write([]byte{byte(num), byte(num >> 8), byte(num >> 16), byte(gen), byte(gen >> 8)})
		if m == inAES128 {
			h.Write([]byte("sAlT"))
		}
		key = h.Sum(nil)[:min(len(k.key)+5, md5.Size)]
	}
	if m == inRC4 {
		return arcfour(key, b)
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(b) < 2*aes.BlockSize {
		return nil
	}
	out := make([]byte, (len(b)-aes.BlockSize)/aes.BlockSize*aes.BlockSize)
	cipher.NewCBCDecrypter(block, b[:aes.BlockSize]).CryptBlocks(out, b[aes.BlockSize:aes.BlockSize+len(out)])
	if n := int(out[len(out)-1]); n >= 1 && n <= aes.BlockSize {
		out = out[:len(out)-n]
	}
	return out
}
