package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// witness verifies the cosignatures of C2SP tlog-cosignature, version 1, for the note package.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w *witness) Name() string    { return w.name }
func (w *witness) KeyHash() uint32 { return w.hash }

func (w *witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return ed25519.Verify(w.key, []byte(message), signature[8:])
}

func newWitness(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("witness.vkey: not a key")
	}
	material, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(material) != 1+ed25519.PublicKeySize || material[0] != 4 {
		return nil, fmt.Errorf("witness.vkey: not a cosigner's key")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), material...))
	hash := binary.BigEndian.Uint32(sum[:4])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("witness.vkey: the key ID is another")
	}
	return &witness{parts[0], hash, ed25519.PublicKey(material[1:])}, nil
}

// readCheckpoints verifies both signatures of every checkpoint and returns the trees by size.
func readCheckpoints(folder string) (map[int64]tlog.Tree, error) {
	logKey, err := os.ReadFile(filepath.Join(folder, "log.vkey"))
	if err != nil {
		return nil, err
	}
	logVerifier, err := note.NewVerifier(strings.TrimSpace(string(logKey)))
	if err != nil {
		return nil, fmt.Errorf("log.vkey: %v", err)
	}
	witnessKey, err := os.ReadFile(filepath.Join(folder, "witness.vkey"))
	if err != nil {
		return nil, err
	}
	witnessVerifier, err := newWitness(strings.TrimSpace(string(witnessKey)))
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(folder, "checkpoints", "*"))
	if err != nil {
		return nil, err
	}
	trees := map[int64]tlog.Tree{}
	for _, path := range paths {
		message, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		opened, err := note.Open(message, note.VerifierList(logVerifier, witnessVerifier))
		if err != nil {
			return nil, fmt.Errorf("checkpoint %s: %v", filepath.Base(path), err)
		}
		if len(opened.Sigs) != 2 || len(opened.UnverifiedSigs) != 0 {
			return nil, fmt.Errorf("checkpoint %s: %d signatures verified, %d unknown",
				filepath.Base(path), len(opened.Sigs), len(opened.UnverifiedSigs))
		}
		tree, err := parseCheckpoint(opened.Text, logVerifier.Name())
		if err != nil {
			return nil, fmt.Errorf("checkpoint %s: %v", filepath.Base(path), err)
		}
		if strconv.FormatInt(tree.N, 10) != filepath.Base(path) {
			return nil, fmt.Errorf("checkpoint %s: is of size %d", filepath.Base(path), tree.N)
		}
		trees[tree.N] = tree
	}
	if len(trees) == 0 {
		return nil, fmt.Errorf("there is no checkpoint")
	}
	return trees, nil
}

func parseCheckpoint(text, origin string) (tlog.Tree, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tlog.Tree{}, fmt.Errorf("not three lines")
	}
	if lines[0] != origin {
		return tlog.Tree{}, fmt.Errorf("another origin")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, fmt.Errorf("bad size")
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("bad root")
	}
	return tlog.Tree{N: size, Hash: root}, nil
}
