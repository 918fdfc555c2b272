// Command verify checks a log that is published by C2SP's formats (tlog-tiles, tlog-checkpoint, signed-note) with the
// Go project's own code for its checksum database, and knows nothing else of Quipu.
//
//	verify -vkey KEY [-old NOTE] LOG
//
// LOG is an address or a folder, NOTE a file with an older checkpoint. It opens the checkpoint, proves that the tree of
// the older one is its beginning, and proves every entry. It ends with 1 and says why when anything does not hold.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Tiles of 256 hashes, and as many entries in a bundle.
const (
	height = 8
	width  = 1 << height
)

// place is where the files of a log are.
type place string

func (p place) read(path string) ([]byte, error) {
	if !strings.HasPrefix(string(p), "http") {
		return os.ReadFile(filepath.Join(string(p), filepath.FromSlash(path)))
	}
	response, err := http.Get(string(p) + "/" + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, response.Status)
	}
	return io.ReadAll(response.Body)
}

// path maps what package tlog calls a tile to where c2sp.org/tlog-tiles puts it: without the height.
func path(t tlog.Tile) string {
	return strings.Replace(t.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
}

// tiles reads the tiles of a log, and keeps those that package tlog has authenticated.
type tiles struct {
	place
	saved map[tlog.Tile][]byte
}

func (r tiles) Height() int { return height }

func (r tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(wanted))
	for i, tile := range wanted {
		data, ok := r.saved[tile]
		if !ok {
			var err error
			if data, err = r.read(path(tile)); err != nil {
				return nil, err
			}
		}
		found[i] = data
	}
	return found, nil
}

func (r tiles) SaveTiles(read []tlog.Tile, data [][]byte) {
	for i, tile := range read {
		r.saved[tile] = data[i]
	}
}

// open opens a checkpoint: tlog.ParseTree has the first line of the checksum database built in, so it is parsed here.
func open(message []byte, key note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(message, note.VerifierList(key))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != key.Name() {
		return tlog.Tree{}, errors.New("not a checkpoint of " + key.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tlog.Tree{}, errors.New("malformed root")
	}
	return tlog.Tree{N: size, Hash: *(*tlog.Hash)(root)}, nil
}

// extends proves that tree begins with the tree of the checkpoint in file.
func extends(tree tlog.Tree, hashes tlog.HashReader, file string, key note.Verifier) error {
	message, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	old, err := open(message, key)
	if err != nil {
		return err
	}
	proof, err := tlog.ProveTree(tree.N, old.N, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash)
}

// entries proves that the entries of the bundle at index first, as many as count, are those of the tree.
func entries(log place, tree tlog.Tree, hashes tlog.HashReader, first, count int64) error {
	tile := path(tlog.Tile{H: height, L: 0, N: first / width, W: int(count)})
	bundle, err := log.read(strings.Replace(tile, "tile/0/", "tile/entries/", 1))
	if err != nil {
		return err
	}
	for index := first; index < first+count; index++ {
		if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
			return fmt.Errorf("entry %d: its bundle is cut short", index)
		}
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		proof, err := tlog.ProveRecord(tree.N, index, hashes)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(bundle[2:end])); err != nil {
			return fmt.Errorf("entry %d: %w", index, err)
		}
		bundle = bundle[end:]
	}
	if len(bundle) > 0 {
		return fmt.Errorf("entry %d: its bundle goes on after it", first+count-1)
	}
	return nil
}

func verify(log place, vkey, old string) (int64, error) {
	key, err := note.NewVerifier(vkey)
	if err != nil {
		return 0, err
	}
	message, err := log.read("checkpoint")
	if err != nil {
		return 0, err
	}
	tree, err := open(message, key)
	if err != nil {
		return 0, err
	}
	hashes := tlog.TileHashReader(tree, tiles{log, map[tlog.Tile][]byte{}})
	if old != "" {
		if err := extends(tree, hashes, old, key); err != nil {
			return 0, fmt.Errorf("older checkpoint: %w", err)
		}
	}
	for first := int64(0); first < tree.N; first += width {
		count := tree.N - first
		if count > width {
			count = width
		}
		if err := entries(log, tree, hashes, first, count); err != nil {
			return 0, err
		}
	}
	return tree.N, nil
}

func main() {
	vkey := flag.String("vkey", "", "verifier key of the log")
	old := flag.String("old", "", "file with an older checkpoint")
	flag.Parse()
	size, err := verify(place(strings.TrimRight(flag.Arg(0), "/")), *vkey, *old)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%d entries proven\n", size)
}
