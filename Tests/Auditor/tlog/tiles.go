package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// tileFolder reads tiles as C2SP tlog-tiles names them: Go's own path without its height.
type tileFolder struct{ folder string }

func (t tileFolder) Height() int                         { return tileHeight }
func (t tileFolder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}

func (t tileFolder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var read [][]byte
	for _, tile := range tiles {
		data, err := t.read(tile)
		if err != nil {
			return nil, err
		}
		read = append(read, data)
	}
	return read, nil
}

func (t tileFolder) read(tile tlog.Tile) ([]byte, error) {
	return os.ReadFile(filepath.Join(t.folder, tilePath(tile)))
}

func tilePath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tile.H))
	if tile.L < 0 {
		return "tile/entries/" + strings.TrimPrefix(path, "data/")
	}
	return "tile/" + path
}

// checkTiles builds every tree anew from its entries, compares its root with the checkpoint's, and every tile that a
// tree of that size has with the one that is served. It returns the entries of the greatest tree.
func checkTiles(folder string, trees map[int64]tlog.Tree) (int64, error) {
	var greatest int64
	for size, tree := range trees {
		if size > greatest {
			greatest = size
		}
		if err := checkTree(tileFolder{folder}, tree); err != nil {
			return 0, fmt.Errorf("tree of %d: %v", size, err)
		}
	}
	return greatest, nil
}

func checkTree(served tileFolder, tree tlog.Tree) error {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return hashes, nil
	})
	entries, err := readEntries(served, tree.N)
	if err != nil {
		return err
	}
	for index, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(index), entry, reader)
		if err != nil {
			return err
		}
		stored = append(stored, hashes...)
	}
	if tree.N == 0 {
		return nil
	}
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return fmt.Errorf("the entries have another root than the checkpoint")
	}
	tiles := tlog.NewTiles(tileHeight, 0, tree.N)
	for position, tile := range tiles {
		// Go names every width on the way; a tree of this size needs the widest alone.
		if next := position + 1; next < len(tiles) && tiles[next].L == tile.L && tiles[next].N == tile.N {
			continue
		}
		expected, err := tlog.ReadTileData(tile, reader)
		if err != nil {
			return err
		}
		data, err := served.read(tile)
		if err != nil {
			return err
		}
		if string(data) != string(expected) {
			return fmt.Errorf("%s is another than its entries make it", tilePath(tile))
		}
	}
	return nil
}

// readEntries reads the bundles of a tree: entries led by their length in two bytes.
func readEntries(served tileFolder, size int64) ([][]byte, error) {
	var entries [][]byte
	for first := int64(0); first < size; first += 1 << tileHeight {
		width := 1 << tileHeight
		if left := size - first; left < int64(width) {
			width = int(left)
		}
		tile := tlog.Tile{H: tileHeight, L: -1, N: first >> tileHeight, W: width}
		data, err := served.read(tile)
		if err != nil {
			return nil, err
		}
		for count := 0; count < width; count++ {
			if len(data) < 2 {
				return nil, fmt.Errorf("%s ends early", tilePath(tile))
			}
			length := int(binary.BigEndian.Uint16(data))
			if len(data) < 2+length {
				return nil, fmt.Errorf("%s ends early", tilePath(tile))
			}
			entries = append(entries, data[2:2+length])
			data = data[2+length:]
		}
		if len(data) != 0 {
			return nil, fmt.Errorf("%s goes on behind its last entry", tilePath(tile))
		}
	}
	return entries, nil
}
